using System.Text;
using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>Who sees what, on the screen and on the wire.</summary>
[Collection(BrowserRun.Name)]
public sealed class AccessTests(BrowserRun run)
{
    private const string Account = "admin.centro@norte.demo";
    private const string Canary = "CANARIO-GLAUCOMA-7731";

    [BrowserTheory]
    [InlineData("")]
    [InlineData("/edit")]
    public Task Customer_OfAnotherBranch_IsDenied(string page) =>
        run.VisitAsync(
            Account,
            async visitor =>
            {
                var id = await visitor.Host.AnyAsync("Mall");
                await visitor.GoAsync($"/admin/customers/{id}{page}");
                await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("Acceso denegado");
                await AssertNothingOfAsync(visitor, id);
            }
        );

    [BrowserTheory]
    [InlineData("")]
    [InlineData("/edit")]
    public Task Customer_OfAnotherOrganisation_DoesNotExist(string page) =>
        run.VisitAsync(
            Account,
            async visitor =>
            {
                var id = await visitor.Host.AnyAsync("Costa");
                await visitor.GoAsync($"/admin/customers/{id}{page}");
                await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("no encontrado", new() { IgnoreCase = true });
                await AssertNothingOfAsync(visitor, id);

                await visitor.GoAsync($"/admin/customers/{Guid.AllBitsSet}{page}");
                await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("no encontrado", new() { IgnoreCase = true });
            }
        );

    [BrowserFact]
    public Task Medical_OnlyOnClinicalScreens_NeitherShownNorSent() =>
        run.VisitAsync(
            "sales@norte.demo",
            async visitor =>
            {
                var id = await visitor.Host.AnyAsync("Centro", skip: 11);
                string[] addresses =
                [
                    $"/admin/customers/{id}/edit",
                    $"/admin/customers/{id}",
                    $"/admin/customers/{id}?tab=history",
                    "/admin/customers",
                    "/",
                ];
                var optometrist = await run.OpenAsync("optometrist@norte.demo");
                var clinical = Wire(optometrist.Page);
                await optometrist.GoAsync(addresses[0]);
                await optometrist.Page.TypeInAsync("Notas médicas", Canary);
                await optometrist.SaveToProfileAsync();
                await optometrist.GoAsync(addresses[0]);
                Assert.Equal(Canary, await optometrist.Page.Field("Notas médicas").InputValueAsync());
                Assert.Contains(Canary, clinical.ToString(), StringComparison.Ordinal);
                Architecture.Findings.None(optometrist.Troubles);
                await optometrist.Context.CloseAsync();

                var wire = Wire(visitor.Page);
                foreach (var address in addresses)
                {
                    await visitor.GoAsync(address);
                    Assert.Equal(0, await visitor.Page.GetByText("Notas médicas").CountAsync());
                    Assert.DoesNotContain(Canary, await visitor.Page.ContentAsync(), StringComparison.Ordinal);
                }

                Assert.DoesNotContain(Canary, wire.ToString(), StringComparison.Ordinal);
                Assert.InRange(wire.Length, 1000, int.MaxValue);
                Assert.DoesNotContain(Canary, visitor.Host.Log, StringComparison.Ordinal);
            }
        );

    [BrowserFact]
    public Task Grant_ReadOnly_OffersNoChange() =>
        run.VisitAsync(
            "cross@norte.demo",
            async visitor =>
            {
                var id = await visitor.Host.AnyAsync("Centro", skip: 3);
                await visitor.GoAsync($"/admin/customers/{id}/edit");
                await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("Acceso denegado");
                Assert.Equal(0, await visitor.Page.Locator(".customer-form").CountAsync());
            }
        );

    /// <summary>Everything the server sends over sockets, as text.</summary>
    private static StringBuilder Wire(IPage page)
    {
        var wire = new StringBuilder();
        page.WebSocket += (_, socket) =>
            socket.FrameReceived += (_, frame) =>
            {
                lock (wire)
                {
                    wire.Append(frame.Text ?? Encoding.UTF8.GetString(frame.Binary ?? []));
                }
            };
        return wire;
    }

    private static async Task AssertNothingOfAsync(Visitor visitor, Guid id)
    {
        var name = await visitor.Host.ReadAsync<string>(
            "SELECT FirstName || ' ' || LastName FROM Customers WHERE hex(Id) = $id",
            ("$id", id.ToString("N").ToUpperInvariant())
        );
        Assert.NotNull(name);
        Assert.DoesNotContain(name, await visitor.Page.ContentAsync(), StringComparison.Ordinal);
    }
}
