import { useState } from "react";
import type { OrderResult } from "../../../../server/http/work-contract.ts";
import { type BulkProgress, findPdfs } from "../../api/bulk.ts";
import { useClient } from "../../api/context.tsx";
import { showErrorToast } from "../../ui/app-bridge.ts";
import { saveFile } from "../../ui/save-file.ts";
import { useFailureText } from "../failure-banner.tsx";
import { useTexts } from "./texts.ts";

/** Where the download of many PDFs stands. */
export type PdfStage =
  | { readonly kind: "looking"; readonly progress: BulkProgress | null }
  | { readonly kind: "fetching"; readonly count: number }
  | { readonly kind: "done"; readonly results: readonly OrderResult[] };

export type PdfZip = {
  readonly stage: PdfStage | null;
  readonly save: (gather: () => Promise<readonly string[]>) => Promise<void>;
  readonly close: () => void;
};

/** Looks which orders have a PDF, saves these as one zip, and tells which have none. */
export function usePdfZip(): PdfZip {
  const client = useClient();
  const t = useTexts();
  const failureText = useFailureText();
  const [stage, setStage] = useState<PdfStage | null>(null);
  const save: PdfZip["save"] = async (gather) => {
    try {
      setStage({ kind: "looking", progress: null });
      const results = await findPdfs(client, await gather(), (progress) => setStage({ kind: "looking", progress }));
      const orders = results.filter(({ isDone }) => isDone).map(({ legacyId }) => legacyId);
      if (orders.length > 0) {
        setStage({ kind: "fetching", count: orders.length });
        saveFile(`${t("pdf.file")}.zip`, await client.postForFile("/api/orders/pdfs.zip", { orders }));
      }
      setStage({ kind: "done", results });
    } catch (error) {
      setStage(null);
      if (error instanceof Error) showErrorToast(failureText(error));
    }
  };
  return { stage, save, close: () => setStage(null) };
}
