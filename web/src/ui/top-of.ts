/** Brings the top of what has this id back into sight, where it was read past. */
export function showTopOf(id: string): void {
  const part = document.getElementById(id);
  if (part !== null && part.getBoundingClientRect().top < 0) part.scrollIntoView({ block: "start" });
}
