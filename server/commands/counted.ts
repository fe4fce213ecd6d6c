/** "1 shop", "2 shops". */
export const counted = (n: number, name: string): string => `${n} ${name}${n === 1 ? "" : "s"}`;
