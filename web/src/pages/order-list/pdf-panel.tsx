import { useI18n } from "../../i18n/context.tsx";
import { Banner } from "../../ui/polaris.ts";
import { LeftOrders } from "./left-orders.tsx";
import { useTexts } from "./texts.ts";
import type { PdfStage, PdfZip } from "./use-pdf-zip.ts";

/** How far the download of many PDFs is, and which orders had none. */
export function PdfPanel({ zip: { stage, close } }: { readonly zip: PdfZip }) {
  const t = useTexts();
  const { format } = useI18n();
  if (stage === null) return null;
  if (stage.kind !== "done") return <UnderWay stage={stage} />;
  const left = stage.results.filter(({ isDone }) => !isDone);
  const done = stage.results.length - left.length;
  return (
    <Banner
      tone={left.length === 0 ? "success" : "warning"}
      title={done === 0 ? t("pdf.none") : t("pdf.done", { count: format.number(done) })}
      action={{ content: t("bulk.close"), onAction: close }}
    >
      {left.length === 0 ? null : <LeftOrders title={t("pdf.left")} orders={left} />}
    </Banner>
  );
}

function UnderWay({ stage }: { readonly stage: Exclude<PdfStage, { kind: "done" }> }) {
  const t = useTexts();
  const { format } = useI18n();
  const title = stage.kind === "looking" ? t("pdf.looking") : t("pdf.fetching", { count: format.number(stage.count) });
  const progress = stage.kind === "looking" ? stage.progress : null;
  return (
    <Banner tone="info" title={title}>
      <progress aria-label={title} {...(progress === null ? {} : { max: progress.total, value: progress.done })} />
    </Banner>
  );
}
