/** Over all shops; `leaving`: Shopify soon shows the app the order no more, or shows it no more already. */
export type Alarms = Overdue & { readonly leaving: number };

/** Orders that have to be invoiced and are not: how many have passed their last lawful day, and how many are near it. */
export type Overdue = { readonly late: number; readonly near: number };
