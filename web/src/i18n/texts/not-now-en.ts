/** What cannot be done about an order and why, in English. */
export const notNow = {
  "notNow.title": "What cannot be done now, and why",
  "notNow.issue": "Issuing an invoice",
  "notNow.issue.open": "Nothing is invoiced before the set-up is done, or while invoicing is paused.",
  "notNow.issue.issued": "This order has its invoice; one sale never gets two.",
  "notNow.issue.cancelled":
    "The invoice is cancelled. If the sale stands, “Issue a new invoice” shows here; if it does not, the sale was called off or refunded, or is not paid yet.",
  "notNow.issue.notOurs": "An order out of scope is not invoiced; the reason stands above.",
  "notNow.correct": "Correcting the buyer or the sale",
  "notNow.correct.underWay": "The invoice is made and on its way; what it says no longer changes.",
  "notNow.correct.issued":
    "An issued invoice does not change. If it is wrong, the part on cancelling says what can be done.",
  "notNow.correct.cancelled": "The invoice is cancelled: there is no valid one to correct.",
  "notNow.correct.notOurs": "An order out of scope has no invoice to correct.",
  "notNow.elsewhere": "Saying that it was invoiced elsewhere",
  "notNow.elsewhere.underWay": "The invoice may have reached the integrator; what became of it has to be known first.",
  "notNow.elsewhere.issued": "It was invoiced from here. If it was invoiced elsewhere, too, cancel one of the two.",
  "notNow.elsewhere.notOurs": "The order is out of scope already.",
  "notNow.pdf": "Opening the PDF",
  "notNow.pdf.none": "The PDF comes with the invoice.",
  "notNow.pdf.later": "The integrator has not handed the PDF over yet; it opens here once it has.",
  "notNow.cancel": "Cancelling the invoice",
  "notNow.cancel.none": "Only an issued invoice can be cancelled.",
  "notNow.cancel.cancelled":
    "The invoice is cancelled. The time to take that back is over, or your integrator takes no cancellation back.",
  "notNow.cancelling": "What becomes of the cancellation is waited for first.",
} as const;
