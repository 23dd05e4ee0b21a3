using Optica.Portal.Tests.Components.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Forms;

/// <summary>Before the portal stops, scripts are asked for the word that is being typed; of a form that was left nobody asks.</summary>
public sealed class OpenFormsTests
{
    [Fact]
    public async Task Form_WhileItIsOpen_IsAskedForItsLastWord()
    {
        await using var database = await TestDatabase.CreateAsync();
        var form = await CustomerFormContext.OpenAsync(database, database.World.Sales);
        var forms = form.Forms;
        await forms.KeepAllAsync();
        Assert.Single(form.Called("tellDraft"));

        await form.DisposeAsync();

        await forms.KeepAllAsync();
        Assert.Single(form.Called("tellDraft"));
    }
}
