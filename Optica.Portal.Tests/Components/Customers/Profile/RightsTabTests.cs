using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Customers;
using Optica.Data.Jobs;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Features.Customers;
using Optica.Portal.Features.Customers.Components.Rights;
using Optica.Portal.Jobs;
using Optica.Portal.Tests.Data.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Customers.Profile;

public sealed class RightsTabTests : IAsyncLifetime
{
    private TestDatabase database = default!;
    private Guid id;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        id = await database.AddAsync(database.World.Centro, People.Full(1));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Erase_AsksForTheNumberAndSaysWhatStays()
    {
        await using (var scope = database.As(database.World.Admin))
        {
            var input = new RightsInput
            {
                Kind = RightsKind.Erase,
                Applicant = "Ana",
                Evidence = "Carnet",
            };
            (await scope.Get<RightsService>().AskAsync(id, input, null, Xunit.TestContext.Current.CancellationToken)).Expect();
        }

        await using var context = new PortalContext(database, database.World.Admin);
        await using var own = database.As(database.World.Admin);
        context.Services.AddScoped(_ => new JobsWatch(own.Get<JobQueries>(), database.Clock));
        var tab = context.Render<RightsTab>(with => with.Add(one => one.CustomerId, id).Add(one => one.Zone, TimeZoneInfo.Utc));
        tab.WaitForElement("td .button:not(.quiet)").Click();

        var dialog = tab.WaitForElement("#rights-answer-title").ParentElement!;
        Assert.Contains("24-11-2041", dialog.TextContent, StringComparison.Ordinal);
        tab.Find("#rights-confirm").Change("DER-2026-0001");
        await dialog.SubmitAsync();

        var row = await database.ReadAsync(async db => (await db.Customers.FindAsync([id], Xunit.TestContext.Current.CancellationToken))!);
        Assert.NotNull(row.ErasedAt);
    }

    /// <summary>What cannot be done as things stand says why, and is not offered; refusing it still is.</summary>
    [Fact]
    public async Task Rectification_OfBlockedData_IsNotOffered()
    {
        await using (var scope = database.As(database.World.Admin))
        {
            await RightsTests.GrantAsync(scope, id, RightsKind.Block);
            await RightsTests.AskAsync(scope, id, RightsKind.Rectification);
        }

        await using var context = new PortalContext(database, database.World.Admin);
        await using var own = database.As(database.World.Admin);
        context.Services.AddScoped(_ => new JobsWatch(own.Get<JobQueries>(), database.Clock));
        var tab = context.Render<RightsTab>(with =>
            with.Add(one => one.CustomerId, id)
                .Add(one => one.Zone, TimeZoneInfo.Utc)
                .Add(one => one.Standing, new RightsStanding(World.Start, "x", null, null))
        );
        tab.WaitForElement("td .button:not(.quiet)").Click();

        var dialog = tab.WaitForElement("#rights-answer-title").ParentElement!;
        Assert.Contains("The data is blocked", dialog.QuerySelector(".alert")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(dialog.QuerySelectorAll("a"));
        Assert.True(tab.Find("dialog button[type=submit]").HasAttribute("disabled"));
        tab.Find("#rights-decision").Change("1");
        tab.WaitForAssertion(() => Assert.False(tab.Find("dialog button[type=submit]").HasAttribute("disabled")));
    }

    /// <summary>Who asked before goes with an erasure: a number is not shown as somebody's name.</summary>
    [Fact]
    public async Task Requests_OfBeforeAnErasure_NameNobody()
    {
        await using (var scope = database.As(database.World.Admin))
        {
            await RightsTests.GrantAsync(scope, id, RightsKind.Access);
            // the newest stands first
            database.Clock.Advance(TimeSpan.FromMinutes(1));
            await RightsTests.GrantAsync(scope, id, RightsKind.Erase);
        }

        await using var context = new PortalContext(database, database.World.Admin);
        await using var own = database.As(database.World.Admin);
        context.Services.AddScoped(_ => new JobsWatch(own.Get<JobQueries>(), database.Clock));
        var tab = context.Render<RightsTab>(with => with.Add(one => one.CustomerId, id).Add(one => one.Zone, TimeZoneInfo.Utc));

        tab.WaitForElement(".rights-who");
        Assert.Equal("Erased with the data", tab.FindAll(".rights-who")[1].TextContent.Trim());
    }

    /// <summary>What is being written becomes what can be fetched, without anybody asking again.</summary>
    [Fact]
    public async Task File_OnceWritten_IsOfferedByItself()
    {
        await using var own = database.As(database.World.Admin);
        var input = new RightsInput
        {
            Kind = RightsKind.Access,
            Applicant = "Ana",
            Evidence = "Carnet",
        };
        (await own.Get<RightsService>().AskAsync(id, input, null, Xunit.TestContext.Current.CancellationToken)).Expect();
        await using var context = new PortalContext(database, database.World.Admin);
        using var watch = new JobsWatch(own.Get<JobQueries>(), database.Clock);
        context.Services.AddScoped(_ => watch);
        var tab = context.Render<RightsTab>(with => with.Add(one => one.CustomerId, id).Add(one => one.Zone, TimeZoneInfo.Utc));
        var drawn = tab.RenderCount;

        await tab.InvokeAsync(watch.WatchAsync);

        tab.WaitForAssertion(() => Assert.True(tab.RenderCount > drawn));
    }

    /// <summary>The tab is there for who may answer, and for nobody else.</summary>
    [Theory]
    [InlineData(StaffRole.BranchAdmin, true), InlineData(StaffRole.Sales, false)]
    public async Task Tab_ByRole(StaffRole role, bool isThere)
    {
        var person = role == StaffRole.Sales ? database.World.Sales : database.World.Admin;
        await using var context = new PortalContext(database, person);

        var page = context.Render<CustomerPage>(with => with.Add(one => one.Id, id));

        page.WaitForAssertion(() => Assert.Contains("tab=quotes", page.Markup, StringComparison.Ordinal));
        Assert.Equal(isThere, page.Markup.Contains("tab=rights", StringComparison.Ordinal));
    }
}
