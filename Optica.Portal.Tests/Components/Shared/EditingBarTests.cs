using Bunit;
using Microsoft.EntityFrameworkCore;
using Optica.Domain.Customers;
using Optica.Domain.Presence;
using Optica.Portal.Components.Shared.Live;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Shared;

/// <summary>Who else has a record on a screen, and whether it was saved meanwhile.</summary>
public sealed class EditingBarTests : IAsyncLifetime
{
    private TestDatabase database = default!;
    private Guid customer;

    private World World => database.World;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        customer = await database.AddAsync(World.Centro, People.Numbered(1));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Colleague_ComesAndGoes_IsShownWhileThere()
    {
        await using var admin = await SitAsync(World.Admin);
        var bar = Show(admin, isEditing: false);
        Assert.Equal("", Presence(bar));

        await using (var sales = await SitAsync(World.Sales))
        {
            var other = Show(sales, isEditing: true);
            other.WaitForAssertion(() => Assert.Equal("admin is viewing this record too.", Presence(other)));
            bar.WaitForAssertion(() => Assert.Equal("sales is editing this record.", Presence(bar)));
            await sales.DisposeComponentsAsync();
            bar.WaitForAssertion(() => Assert.Equal("", Presence(bar)));
        }

        Assert.Equal(1, await database.ReadAsync(db => db.RecordPresences.CountAsync()));
        await admin.DisposeComponentsAsync();
        Assert.Equal(0, await database.ReadAsync(db => db.RecordPresences.CountAsync()));
    }

    /// <summary>Whoever only looks is not warned; whoever edits is, before saving.</summary>
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Record_SavedByAnother_WarnsWhoEdits(bool isEditing, int warnings)
    {
        // what was saved just before may be news to a page, which began to read earlier; a form is opened after it: here the customer
        if (!isEditing)
        {
            await Task.Delay(TimeSpan.FromSeconds(2.2), Xunit.TestContext.Current.CancellationToken);
        }

        await using var admin = await SitAsync(World.Admin);
        var changes = 0;
        var bar = Show(admin, isEditing, () => changes++);
        Assert.Empty(bar.FindAll(".notice"));

        await using (var sales = database.As(World.Sales))
        {
            var update = new CustomerUpdate(
                new CustomerInput { Notes = "theirs" },
                new HashSet<string>(StringComparer.Ordinal) { nameof(CustomerInput.Notes) }
            );
            (await sales.Customers.UpdateAsync(customer, update, CancellationToken.None)).Expect();
        }

        bar.WaitForAssertion(() => Assert.Equal(1, changes));
        bar.WaitForAssertion(() => Assert.Equal(warnings, bar.FindAll(".notice").Count));
    }

    /// <summary>Of a record out of reach nobody is named, and nobody is told of who looks.</summary>
    [Fact]
    public async Task Record_OfAnotherBranch_NamesNobody()
    {
        await using var sales = await SitAsync(World.Sales);
        var mine = Show(sales, isEditing: true);
        await using var mall = await SitAsync(World.MallAdmin);

        var bar = Show(mall, isEditing: true);

        Assert.Equal("", Presence(bar));
        Assert.Equal("", Presence(mine));
        Assert.Equal(1, await database.ReadAsync(db => db.RecordPresences.CountAsync()));
    }

    private IRenderedComponent<EditingBar> Show(PortalContext context, bool isEditing, Action? changed = null) =>
        context.Render<EditingBar>(parameters =>
            parameters
                .Add(bar => bar.Kind, RecordKind.Customer)
                .Add(bar => bar.Id, customer)
                .Add(bar => bar.IsEditing, isEditing)
                .Add(bar => bar.Changed, () => changed?.Invoke())
        );

    private async Task<PortalContext> SitAsync(Person person)
    {
        var context = new PortalContext(database, person);
        await context.SitAsync();
        return context;
    }

    private static string Presence(IRenderedComponent<EditingBar> bar) => bar.Find(".presence").TextContent.Trim();
}
