import { useDownload } from "../../api/orders.ts";
import { useI18n } from "../../i18n/context.tsx";
import { showErrorToast } from "../../ui/app-bridge.ts";
import { useFailureText } from "../failure-banner.tsx";

/** Opens the invoice's PDF in a new tab by way of a single-use address, since a link cannot carry a session token. */
export function useOpenPdf() {
  const { t } = useI18n();
  const failureText = useFailureText();
  const download = useDownload();
  const open = (ettn: string): void => {
    // Opened at once, inside the click: after the request has answered, a pop-up blocker would refuse.
    const tab = window.open("", "_blank");
    if (tab === null) {
      showErrorToast(t("order.pdfBlocked"));
      return;
    }
    tab.opener = null;
    tab.document.title = t("order.pdfOpening");
    tab.document.body.textContent = t("order.pdfOpening");
    // By its promise: the tab waits also where the order is left meanwhile.
    void download.mutateAsync({ ettn, format: "pdf" }).then(
      ({ url }) => tab.location.replace(new URL(url, window.location.origin)),
      (error: Error) => {
        tab.close();
        showErrorToast(failureText(error));
      },
    );
  };
  return { open, isOpening: download.isPending };
}
