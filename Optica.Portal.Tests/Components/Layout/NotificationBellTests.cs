using Bunit;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Organisations;
using Optica.Portal.Components.Layout;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Layout;

/// <summary>The bell counts by itself, tells each reader what they want to hear, and remembers what they read.</summary>
public sealed class NotificationBellTests : IAsyncLifetime
{
    private TestDatabase database = default!;

    private World World => database.World;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task News_OfOnesBranch_IsCountedByItself()
    {
        await using var context = new PortalContext(database, World.Admin);
        await using var elsewhere = new PortalContext(database, World.MallAdmin);
        await context.SitAsync();
        await elsewhere.SitAsync();
        var bell = context.Render<NotificationBell>();
        var other = elsewhere.Render<NotificationBell>();
        Assert.Equal("Notifications", Name(bell));

        await database.AddAsync(World.Centro, People.Numbered(1));

        bell.WaitForAssertion(() => Assert.Equal("Notifications, 1 unread", Name(bell)));
        Assert.Equal("Notifications", Name(other));
    }

    [Fact]
    public async Task Kind_Muted_IsNeitherCountedNorListedForThisReaderOnly()
    {
        await database.AddAsync(World.Centro, People.Numbered(1));
        await using var context = new PortalContext(database, World.Admin);
        var bell = context.Render<NotificationBell>();
        bell.WaitForAssertion(() => Assert.Equal("Notifications, 1 unread", Name(bell)));
        bell.Find("#notifications").TriggerEvent("ontoggle", EventArgs.Empty);
        bell.WaitForElement(".bell-list a");

        bell.Find(".bell-head .icon-button").Click();
        bell.WaitForElement(".bell-kinds");
        Assert.All(bell.FindAll(".bell-kinds input"), box => Assert.True(box.HasAttribute("checked")));
        bell.Find(".bell-kinds input").Change(false);
        bell.WaitForAssertion(() => Assert.Equal("Notifications", Name(bell)));
        bell.Find(".bell-head .icon-button").Click();
        bell.WaitForElement(".bell-empty");

        await using var colleague = new PortalContext(database, World.Super);
        var other = colleague.Render<NotificationBell>();
        other.WaitForAssertion(() => Assert.Equal("Notifications, 1 unread", Name(other)));
        bell.Find(".bell-head .icon-button").Click();
        bell.WaitForAssertion(() => Assert.False(bell.Find(".bell-kinds input").HasAttribute("checked")));
        bell.Find(".bell-kinds input").Change(true);
        bell.WaitForAssertion(() => Assert.Equal("Notifications, 1 unread", Name(bell)));
    }

    [Fact]
    public async Task Entry_Clicked_IsRead()
    {
        var id = await database.AddAsync(World.Centro, People.Numbered(1));
        await database.AddAsync(World.Centro, People.Numbered(2));
        await using var context = new PortalContext(database, World.Admin);
        var bell = context.Render<NotificationBell>();
        bell.Find("#notifications").TriggerEvent("ontoggle", EventArgs.Empty);
        bell.WaitForAssertion(() => Assert.Equal(2, bell.FindAll(".is-unread").Count));

        bell.Find($"a[href='/admin/customers/{id}']").Click();

        bell.WaitForAssertion(() => Assert.Equal("Notifications, 1 unread", Name(bell)));
        Assert.Single(bell.FindAll(".is-unread"));
        Assert.DoesNotContain("is-unread", bell.Find($"a[href='/admin/customers/{id}']").ClassName ?? "", StringComparison.Ordinal);
        await using var colleague = new PortalContext(database, World.Super);
        var other = colleague.Render<NotificationBell>();
        other.WaitForAssertion(() => Assert.Equal("Notifications, 2 unread", Name(other)));
        bell.FindAll(".bell-head .button")[0].Click();
        bell.WaitForAssertion(() => Assert.Equal("Notifications", Name(bell)));
        Assert.Equal(2, await database.ReadAsync(db => db.Notifications.CountAsync()));
    }

    /// <summary>It is about the whole organisation, and says until when and why.</summary>
    [Fact]
    public async Task PlatformAccess_IsOfTheOrganisation_WithItsReasonAndEnd()
    {
        await using (var platform = database.As(World.Platform))
        {
            var service = platform.Get<PlatformAccessService>();
            (await service.OpenAsync(World.North, "they cannot find Ana, ticket 71", CancellationToken.None)).Expect();
        }

        await using var context = new PortalContext(database, World.Super);
        var bell = context.Render<NotificationBell>();
        bell.Find("#notifications").TriggerEvent("ontoggle", EventArgs.Empty);

        var news = bell.WaitForElement(".bell-list a").TextContent;
        Assert.Contains("until 24-11-2026 13:00. Reason: they cannot find Ana, ticket 71", news, StringComparison.Ordinal);
        Assert.Contains("Óptica Norte", news, StringComparison.Ordinal);
        Assert.DoesNotContain("Centro", news, StringComparison.Ordinal);
    }

    private static string? Name(IRenderedComponent<NotificationBell> bell) => bell.Find("[popovertarget]").GetAttribute("aria-label");
}
