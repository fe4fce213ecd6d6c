/** A request as the routes see it; `body` is empty where it is a form of files. */
export type StandInRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
};
