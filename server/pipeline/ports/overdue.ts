/** Orders that have to be invoiced and are not: how many have passed their last lawful day, and how many are near it. */
export type Overdue = { readonly late: number; readonly near: number };
