using Bunit;
using Optica.Data.Access;
using Optica.Portal.Features.Access;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Access;

/// <summary>An account that changed while a form stood over it is read once more, and once only.</summary>
public sealed class UserPanelAgainTests : IAsyncLifetime
{
    private readonly HeldCommands held = new();
    private TestDatabase database = default!;

    private World World => database.World;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync(configure: held.AddTo);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Panel_DrawnAgainWhileItReads_GoesOnReading()
    {
        await using var context = new PortalContext(database, World.Super);
        await context.SitAsync();
        var address = $"/admin/access?user={World.Sales.Id}";
        var page = context.Open<AccessPage>(address + "&edit=1");
        page.WaitForElement("#user-form");
        page.WaitForElement("tbody tr");
        await using (var chief = database.As(World.Chief))
        {
            (await chief.Get<UserLifeService>().LockAsync(World.Sales.Id, "vacaciones", CancellationToken.None)).Expect();
        }

        page.WaitForAssertion(() => Assert.Contains("Locked", page.Find("tbody").TextContent, StringComparison.Ordinal));
        held.Arm("\"AspNetUserPasskeys\"");
        context.GoTo(address);
        await held.Reached;
        page.Render();
        page.Render();
        held.Release();

        Assert.False(await held.CalledOff);
        page.WaitForAssertion(() => Assert.Contains("Locked", page.Find(".side-panel .badges").TextContent, StringComparison.Ordinal));
    }
}
