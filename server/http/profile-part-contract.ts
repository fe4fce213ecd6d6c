/** Members of SHOP.json as typed, null for one to take away; and, where they must not have changed since, as they were seen. */
export type ProfilePart = {
  readonly part: Readonly<Record<string, unknown>>;
  readonly seen?: Readonly<Record<string, unknown>>;
};
