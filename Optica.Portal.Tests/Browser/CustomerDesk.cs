using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>What people do with customers, in words of the screen.</summary>
internal static class CustomerDesk
{
    /// <summary>Address of the empty form.</summary>
    public const string New = "/admin/customers/new";

    /// <summary>Address of a profile.</summary>
    public const string Profile = "**/admin/customers/????????-*";

    /// <summary>A field of the form by its label.</summary>
    public static ILocator Field(this IPage page, string label) => page.Locator(".customer-form").GetByLabel(label, new() { Exact = true });

    /// <summary>The message at a field.</summary>
    public static ILocator Message(this IPage page, string field) => page.Locator($"[data-field='{field}'] .field-error");

    /// <summary>Types as people do, key by key, and leaves the field.</summary>
    public static async Task TypeInAsync(this IPage page, string label, string text)
    {
        var field = page.Field(label);
        await field.FillAsync("");
        await field.PressSequentiallyAsync(text);
        await field.PressAsync("Tab");
    }

    /// <summary>How many drafts somebody has.</summary>
    public static Task<int> DraftsAsync(this PortalHost host, string email) =>
        host.ReadAsync<int>(
            "SELECT COUNT(*) FROM Drafts WHERE UserId = (SELECT Id FROM AspNetUsers WHERE Email = $email)",
            ("$email", email)
        );

    /// <summary>Presses the save button.</summary>
    public static Task SaveAsync(this IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Guardar", Exact = true }).ClickAsync();

    /// <summary>Saves and waits for the profile.</summary>
    public static async Task<Guid> SaveToProfileAsync(this Visitor visitor)
    {
        await visitor.Page.SaveAsync();
        return await visitor.ProfileAsync();
    }

    /// <summary>Waits for the profile and says whose it is.</summary>
    public static async Task<Guid> ProfileAsync(this Visitor visitor)
    {
        // the page itself is asked: of a change of address within a circuit the browser's driver may miss the event
        await visitor.Page.WaitForFunctionAsync("() => /[/][0-9a-f-]{36}$/.test(location.pathname)");
        await visitor.SettleAsync();
        return Guid.Parse((await visitor.Page.EvaluateAsync<string>("() => location.pathname")).Split('/')[^1]);
    }

    /// <summary>Goes to an address inside the circuit, as a link does.</summary>
    public static async Task FollowAsync(this Visitor visitor, string address)
    {
        await visitor.Page.EvaluateAsync("address => Blazor.navigateTo(address)", address);
        await visitor.SettleAsync();
    }

    /// <summary>Fails if the connection of the page was lost.</summary>
    public static async Task AssertAliveAsync(this Visitor visitor)
    {
        var state = await visitor.Page.Locator("#components-reconnect-modal").GetAttributeAsync("class") ?? "";
        Assert.DoesNotContain("reconnect-show", state, StringComparison.Ordinal);
        Assert.DoesNotContain("failed", state, StringComparison.Ordinal);
        Assert.DoesNotContain("rejected", state, StringComparison.Ordinal);
        Assert.Equal(0, await visitor.Page.Locator("#blazor-error-ui:visible").CountAsync());
    }

    /// <summary>A customer of a branch of the demo.</summary>
    public static async Task<Guid> AnyAsync(this PortalHost host, string branch, int skip = 0) =>
        Guid.Parse(
            await host.ReadAsync<string>(
                "SELECT hex(c.Id) FROM Customers c JOIN Branches b ON b.Id = c.BranchId WHERE b.Name = $branch AND c.IsActive ORDER BY c.Id LIMIT 1 OFFSET $skip",
                ("$branch", branch),
                ("$skip", skip)
            )
        );
}
