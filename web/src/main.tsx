import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { askAhead } from "./ask-ahead.ts";
import { createClient } from "./api/client.ts";
import { ClientProvider } from "./api/context.tsx";
import { isTransient } from "./api/failure.ts";
import { LiveProvider } from "./api/live.tsx";
import { App } from "./app.tsx";
import { I18nProvider } from "./i18n/context.tsx";
import { loadMessages, pageLanguage } from "./i18n/language.ts";
import { adminLocale, isInsideAdmin, sessionToken } from "./ui/app-bridge.ts";
import { loadPage } from "./pages.tsx";
import { Frame } from "./ui/frame.tsx";
import { loadPolarisTexts } from "./ui/polaris-locale.ts";

// The library tells of a request under way by a timer, and a second press may be handled before that: told within the
// press itself, its button is off by then.
notifyManager.setScheduler(queueMicrotask);

const RETRIES = 2;
/**
 * Without a connection the library would keep a press back, saying nothing, and carry it out once there is one: a
 * cancellation thought better of meanwhile. Asked at once, it fails at once, and says so.
 */
const AT_ONCE = { networkMode: "always" } as const;
const ASKED = {
  ...AT_ONCE,
  refetchOnReconnect: true,
  retry: (failures: number, error: Error) => failures < RETRIES && isTransient(error),
};

async function start(root: HTMLElement): Promise<void> {
  const language = pageLanguage(adminLocale());
  document.documentElement.lang = language;
  if (!isInsideAdmin()) {
    root.textContent = (await loadMessages(language))["app.outsideAdmin"];
    return;
  }
  // Called by name at each request: App Bridge may replace window.fetch after this line.
  const client = createClient({ fetch: (...request) => window.fetch(...request), sessionToken, language });
  const queries = new QueryClient({ defaultOptions: { queries: ASKED, mutations: AT_ONCE } });
  askAhead(queries, client, window.location);
  // The page's code is awaited, its data is not: drawn once, and at once with what has come by then.
  const [messages, polarisTexts] = await Promise.all([
    loadMessages(language),
    loadPolarisTexts(language),
    // Asked for again where it is drawn.
    loadPage(window.location.pathname).catch(() => undefined),
  ]);
  createRoot(root).render(
    <StrictMode>
      <I18nProvider language={language} messages={messages}>
        <Frame texts={polarisTexts}>
          <ClientProvider client={client}>
            <QueryClientProvider client={queries}>
              <LiveProvider>
                <App />
              </LiveProvider>
            </QueryClientProvider>
          </ClientProvider>
        </Frame>
      </I18nProvider>
    </StrictMode>,
  );
}

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
void start(root);
