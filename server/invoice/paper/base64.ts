/** Standard Base64 with its padding, as XML and the integrators take it; line breaks are not part of it. */
export const isBase64 = (text: string): boolean =>
  text !== "" && text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);

/** How many bytes the text stands for. */
export const decodedLength = (base64: string): number =>
  (base64.length / 4) * 3 - (/=*$/.exec(base64)?.[0].length ?? 0);
