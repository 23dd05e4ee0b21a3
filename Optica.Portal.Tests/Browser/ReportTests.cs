using Optica.Portal.Tests.Exports;
using Optica.Portal.Tests.Reports;

namespace Optica.Portal.Tests.Browser;

/// <summary>A report from its filters to the file in the visitor's hands.</summary>
[Collection(BrowserRun.Name)]
public sealed class ReportTests(BrowserRun run)
{
    [BrowserFact]
    public Task Export_IsWrittenInTheBackground_AndFetched() =>
        run.VisitAsync(
            "admin.centro@norte.demo",
            async visitor =>
            {
                await visitor.GoAsync("/admin/reports/customers?status=active&sort=spent&dir=desc");
                await visitor.Page.Locator(".preview tbody tr").First.WaitForAsync();
                var best = await visitor.Page.Locator(".preview tbody td").First.InnerTextAsync();
                await visitor.Page.Locator(".report-head button").ClickAsync();
                var link = visitor.Page.Locator(".runs tbody tr").First.Locator("a[download]");
                await link.WaitForAsync();

                var download = await visitor.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());

                Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
                using var read = new ReadWorkbook(
                    await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken)
                );
                Assert.Empty(read.Errors);
                Assert.Equal(best, read.Rows()[0]["Nombre"].Text);
                // the page is still there and alive
                await visitor.Page.Locator(".catalogue a").Nth(1).ClickAsync();
                await visitor.Page.Locator(".preview tbody tr").First.WaitForAsync();
                Assert.EndsWith("/admin/reports/segments", visitor.Page.Url, StringComparison.Ordinal);
            }
        );
}
