import { join } from "node:path";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import {existsSync} from "node:fs";
import { launchChromium } from "/tmp/h/s5/c/tests/support/chromium.ts";
import { buildPages } from "/tmp/h/s5/c/bench/web/build-pages.ts";
import { serve } from "/tmp/h/s5/c/bench/web/serve.ts";
const folder = await mkdtemp("/tmp/h/s5/out/b-");
const only=(process.argv.find(a=>a.startsWith("--only="))??"").slice(7);
const prof0=process.argv.includes("--prof");
let built:any;
if(prof0||process.argv.includes("--quick")){const {build}=await import("vite"); await build({configFile:"/tmp/h/s5/c/web/vite.config.ts",logLevel:"error",build:{outDir:folder+"/ours",emptyOutDir:true,minify:!prof0}}); built={ours:folder+"/ours",floor:"/tmp/h/s5/out/floor2"};}
else built = await buildPages(folder);
const ours = await serve(built.ours), floor = await serve(built.floor);
const browser = await launchChromium();
const WATCH = `
  window.seen = { lcp: 0, lcpEl:"", cls: 0, inter: [] , long:[], paints:{}};
  const watch = (type, each, more) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true, ...more });
  watch("largest-contentful-paint", (e) => { seen.lcp = e.startTime; seen.lcpEl = (e.element?.tagName||"")+":"+(e.element?.className||"").slice(0,40)+":"+(e.element?.textContent||"").slice(0,30)+" size "+e.size; (seen.lcps??=[]).push([Math.round(e.startTime),seen.lcpEl]) });
  watch("layout-shift", ({ value, hadRecentInput }) => { if (!hadRecentInput) seen.cls += value; });
  watch("longtask", (e) => { seen.long.push([Math.round(e.startTime), Math.round(e.duration)]); });
  watch("paint", (e) => { seen.paints[e.name]=Math.round(e.startTime); });
  watch("event", (e) => { if (e.interactionId) seen.inter.push([e.name, e.duration, Math.round(e.processingEnd-e.processingStart), Math.round(e.processingStart-e.startTime), e.target?.tagName+"#"+(e.target?.id||"")]); }, { durationThreshold: 16 });
`;
const settle=(p:any)=>p.evaluate("new Promise((done) => requestIdleCallback(() => requestIdleCallback(done)))");
async function go(name:string,url:string,until:string,steps:[string,(p:any)=>Promise<void>][],profile=false){
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const sizes:Promise<any>[]=[]; const reqs:string[]=[];
  page.on("response",(r:any)=>{const p=new URL(r.url()).pathname; if(p.startsWith("/assets/")) sizes.push(r.request().sizes()); });
  const s = await context.newCDPSession(page);
  await s.send("Emulation.setCPUThrottlingRate",{rate:4});
  if(profile){await s.send("Profiler.enable");await s.send("Profiler.setSamplingInterval",{interval:500});}
  await page.addInitScript(WATCH);
  if(profile) await s.send("Profiler.start");
  await page.goto(url); await page.locator(until).first().waitFor(); await settle(page);
  if(profile){const {profile:p}=await s.send("Profiler.stop"); await writeFile(`/tmp/h/s5/out/${name}-load.cpuprofile`,JSON.stringify(p));}
  const kb=(await Promise.all(sizes)).reduce((a,b)=>a+b.responseBodySize,0)/1000;
  const m=await s.send("Performance.enable").then(()=>s.send("Performance.getMetrics"));
  const metric=Object.fromEntries(m.metrics.map((x:any)=>[x.name,x.value]));
  const seen:any=await page.evaluate("seen");
  const res:any=await page.evaluate(`performance.getEntriesByType("resource").filter(r=>!r.name.endsWith("css")).map(r=>r.name.replace(/^.*?\\/\\/[^/]*/,"").slice(0,40)+" "+Math.round(r.startTime)+"-"+Math.round(r.responseEnd))`);
  const dom=await page.evaluate("document.querySelectorAll('*').length");
  console.log(`\n${name}: kB ${kb.toFixed(1)} lcp ${Math.round(seen.lcp)} cls ${seen.cls.toFixed(4)} dom ${dom} script ${(metric.ScriptDuration*1000)|0} layout ${(metric.LayoutDuration*1000)|0} style ${(metric.RecalcStyleDuration*1000)|0} task ${(metric.TaskDuration*1000)|0} layouts ${metric.LayoutCount} styles ${metric.RecalcStyleCount}`);
  console.log("  lcps",JSON.stringify(seen.lcps),"paints",JSON.stringify(seen.paints)," long",JSON.stringify(seen.long));
  if(name.endsWith("!")||profile) console.log("  "+res.join("\n  "));
  for(const [label,step] of steps){ await page.evaluate("seen.inter=[];seen.long=[]"); if(profile) await s.send("Profiler.start"); await step(page); await settle(page); await page.waitForTimeout(500); await settle(page);
   if(profile){const {profile:p}=await s.send("Profiler.stop"); await writeFile(`/tmp/h/s5/out/${name}-${label}.cpuprofile`,JSON.stringify(p));}
   const i:any=await page.evaluate("seen"); const worst=Math.max(0,...i.inter.map((x:any)=>x[1])); console.log(`  ${label}: worst ${worst}  ${JSON.stringify(i.inter.filter((x:any)=>x[1]>=40).slice(0,6))} long ${JSON.stringify(i.long)} cls ${i.cls.toFixed(4)}`);}
  await context.close();
}
const listSteps:[string,any][]=[
 ["unfold",async p=>p.locator("summary").first().click()],
 ["type",async p=>p.getByRole("searchbox").pressSequentially("ayşe",{delay:50})],
 ["tab",async p=>p.getByRole("tab").nth(2).click()],
 ["check",async p=>p.locator("tbody input[type=checkbox]").first().click({force:true})],
 ["check2",async p=>p.locator("tbody input[type=checkbox]").nth(2).click({force:true})],
];
const homeSteps:[string,any][]=[["unfold",async p=>p.locator("summary").click()],["prove",async p=>p.getByRole("button",{name:"Şimdi denetle"}).click()]];
const n=+(process.argv[2]??1), prof=process.argv.includes("--prof");
for(let i=0;i<n;i++){
 if(!only||only==="floor") await go("floor",floor.url+"/","h1",[],prof);
 if(!only||only==="home") await go("home",ours.url+"/",".day-bars",homeSteps,prof);
 if(!only||only==="list") await go("list",ours.url+"/orders","#order-list a",listSteps,prof);
}
await browser.close(); ours.close(); floor.close(); await rm(folder,{recursive:true});
process.exit(0);
