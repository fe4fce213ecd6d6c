/**
 * How long the originals of invoices are kept: commercial papers ten years from the end of the calendar year they are of
 * (Turkish Commercial Code 6102, article 82/5), which covers the five years of the tax law (VUK 253).
 */
export const RETENTION_YEARS = 10;
