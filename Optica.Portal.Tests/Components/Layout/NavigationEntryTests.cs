using Optica.Domain.Common;
using Optica.Portal.Components.Layout;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Tests.Components.Layout;

public sealed class NavigationEntryTests
{
    [Fact]
    public void For_Nobody_HidesWhatNeedsAPermission() =>
        Assert.DoesNotContain(NavigationEntry.For(AccessScope.None), entry => entry.Permission is not null);

    [Fact]
    public void For_Sales_ShowsCustomers() =>
        Assert.Contains(
            NavigationEntry.For(new AccessScope { Rights = Permissions.ByRole[StaffRole.Sales] }),
            entry => entry.Href == "/admin/customers"
        );

    [Fact]
    public void All_HaveAnIconAKnownPermissionAndAShortcutOfTheirOwn()
    {
        Assert.All(NavigationEntry.All, entry => Assert.Contains(entry.Icon, Icons.Names, StringComparer.Ordinal));
        Assert.All(NavigationEntry.All, entry => Assert.True(entry.Permission is null || Permissions.All.Contains(entry.Permission)));
        Assert.Distinct(NavigationEntry.All.Select(entry => entry.Shortcut));
    }
}
