using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Tests.Support;

/// <summary>What the script and a person do with what is kept of a form.</summary>
internal static class Drafting
{
    /// <summary>Tells the form what was typed, as the script does within a second.</summary>
    /// <param name="page">The form.</param>
    /// <param name="field">Id of the input that is still being typed in; null for none.</param>
    /// <param name="text">Its text.</param>
    public static async Task KeepAsync(this IRenderedComponent<IComponent> page, string? field = null, string? text = null) =>
        Assert.True(await page.InvokeAsync(() => page.FindComponent<UnsavedChanges>().Instance.KeepAsync(field, text)));

    /// <summary>Goes on with the only draft that is offered.</summary>
    public static void GoOn(this IRenderedComponent<IComponent> page)
    {
        page.WaitForElement(".draft-offer");
        Assert.Single(page.FindAll(".draft-offer"));
        page.Find(".draft-offer .primary").Click();
        page.WaitForState(() => page.FindAll(".draft-offer").Count == 0);
    }

    /// <summary>How many drafts anybody has.</summary>
    public static Task<int> DraftsAsync(this TestDatabase database) => database.ReadAsync(db => db.Drafts.CountAsync());
}
