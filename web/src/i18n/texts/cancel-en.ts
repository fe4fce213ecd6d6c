/** Cancelling an issued invoice and taking that back, in English. */
export const cancel = {
  "cancel.title": "Cancelling the invoice",
  "cancel.until": "This invoice can be cancelled through your integrator until {day}.",
  "cancel.open": "Cancel the invoice",
  "cancel.says.invoice":
    "Invoice {number} is cancelled at your integrator and GİB is told; the customer's link to it closes.",
  "cancel.says.company":
    "The buyer is a company: if it has booked the invoice, it has to return it by an invoice of its own instead. Agree with the buyer first.",
  "cancel.says.ended": "The order ends without an invoice; no new one is issued.",
  "cancel.says.only":
    "“Cancel only”: no new invoice is issued before you ask for it. Choose this to correct the buyer.",
  "cancel.says.reissue":
    "“Cancel and issue a new one”: once it is cancelled, a new invoice with a new number is issued for the order as it then is; this cannot be taken back.",
  "cancel.only": "Cancel only",
  "cancel.reissue": "Cancel and issue a new one",
  "cancel.leave": "Leave it",
  "cancel.done": "The cancellation was asked for; what becomes of it shows here",
  "cancel.wish.cancel": "The integrator was asked to cancel the invoice. What becomes of it shows here.",
  "cancel.wish.reissue": "The integrator was asked to cancel the invoice. Once it is cancelled, a new one is issued.",
  "cancel.wish.undo": "The integrator was asked to take the cancellation back. What becomes of it shows here.",
  "cancel.undo.until":
    "The cancellation can be taken back until {day}: invoice {number} stands again, and no new one is issued.",
  "cancel.undo": "Take the cancellation back",
  "cancel.undo.yes": "Yes, let the invoice stand again",
  "cancel.undo.says":
    "Your integrator is told that the cancellation is taken back: invoice {number} stands again, and the customer's link to it opens.",
  "cancel.undo.done": "Taking it back was asked for; what becomes of it shows here",
} as const;
