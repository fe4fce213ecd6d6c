import { createContext, type ReactNode, useContext } from "react";
import type { Client } from "./client.ts";

const Context = createContext<Client | null>(null);

export function ClientProvider({ client, children }: { readonly client: Client; readonly children: ReactNode }) {
  return <Context.Provider value={client}>{children}</Context.Provider>;
}

export function useClient(): Client {
  const client = useContext(Context);
  if (client === null) throw new Error("useClient needs a ClientProvider above it");
  return client;
}
