import { type Dispatcher, getGlobalDispatcher, setGlobalDispatcher } from "undici";

type Edges = {
  /** Runs before each call is sent; what it throws is what the connection throws. */
  readonly before?: () => Promise<void>;
  /** Runs once an answer is whole, before the app sees its end. */
  readonly after?: () => Promise<void>;
};

const plain = getGlobalDispatcher();
const nothing = async (): Promise<void> => {};

/** Something happens around every call the app makes, until they are let through again. */
export function aroundCalls({ before = nothing, after = nothing }: Edges): void {
  const watch: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
    const held: Dispatcher.DispatchHandler = {
      onRequestStart: (...told) => handler.onRequestStart?.(...told),
      onResponseStart: (...told) => handler.onResponseStart?.(...told),
      onResponseData: (...told) => handler.onResponseData?.(...told),
      onResponseEnd: (...told) => void after().then(() => handler.onResponseEnd?.(...told)),
      onResponseError: (...told) => void after().then(() => handler.onResponseError?.(...told)),
    };
    before().then(
      () => dispatch(options, held),
      (cause: Error) => handler.onError?.(cause),
    );
    return true;
  };
  setGlobalDispatcher(plain.compose(watch));
}

export function letCallsThrough(): void {
  setGlobalDispatcher(plain);
}
