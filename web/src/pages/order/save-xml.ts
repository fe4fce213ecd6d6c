import { useDownload } from "../../api/orders.ts";
import { showErrorToast } from "../../ui/app-bridge.ts";
import { saveAddress } from "../../ui/save-file.ts";
import { useFailureText } from "../failure-banner.tsx";

/** Saves the invoice's electronic original, which is what the law has kept; by a single-use address like the PDF. */
export function useSaveXml() {
  const failureText = useFailureText();
  const { mutateAsync } = useDownload();
  return (ettn: string): void =>
    void mutateAsync({ ettn, format: "xml" }).then(
      ({ url }) => saveAddress(url),
      (error: Error) => showErrorToast(failureText(error)),
    );
}
