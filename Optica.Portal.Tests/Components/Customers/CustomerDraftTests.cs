using Bunit;
using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Drafts;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Customers;

/// <summary>What was typed of a customer is offered again to whoever typed it, and to nobody else (SECURITY 20).</summary>
public sealed class CustomerDraftTests : IAsyncLifetime
{
    private TestDatabase database = default!;

    private World World => database.World;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task New_GoneOnWith_IsAsItWasAndSavedOnce()
    {
        await TypeNewAsync();

        await using var form = await OpenAsync(World.Sales);
        form.Page.GoOn();
        Assert.Equal(("Florencia", "12.345.678-5", "después de las"), (form.Value("FirstName"), form.Value("Rut"), form.Value("Notes")));
        form.Save();
        form.Until(() => form.Path.StartsWith("/admin/customers/", StringComparison.Ordinal));

        Assert.Equal(1, await database.ReadAsync(db => db.Customers.CountAsync(row => row.FirstName == "Florencia")));
        Assert.Equal(0, await database.DraftsAsync());
    }

    /// <summary>The field that had not told its text is typed into by the script, as its user had.</summary>
    [Fact]
    public async Task New_InTheMiddleOfAWord_IsTypedAgain()
    {
        await using (var form = await OpenAsync(World.Sales))
        {
            await form.Page.KeepAsync("field-Notes", "prefiere que la lla");
        }

        await using var later = await OpenAsync(World.Sales);
        later.Page.GoOn();

        later.Until(() => later.Called("resume").Count == 1);
        Assert.Equal(["field-Notes", "prefiere que la lla"], later.Called("resume")[0]);
    }

    [Fact]
    public async Task New_ForAnybodyElse_IsNotOffered()
    {
        await TypeNewAsync();

        foreach (var other in new[] { World.Admin, World.Chief, World.SouthSales })
        {
            await using var form = await OpenAsync(other);
            Assert.Empty(form.Page.FindAll(".draft-offer"));
        }

        await using var mine = await OpenAsync(World.Sales);
        Assert.Single(mine.Page.FindAll(".draft-offer"));
    }

    /// <summary>Of two tabs that were offered the same draft one goes on with it; the other one is told, and stays as it was.</summary>
    [Fact]
    public async Task New_GoneOnWithInTwoTabs_IsOneDraft()
    {
        await TypeNewAsync();
        await using var first = await OpenAsync(World.Sales);
        await using var second = await OpenAsync(World.Sales);
        first.Page.WaitForElement(".draft-offer");
        second.Page.WaitForElement(".draft-offer");

        first.Page.GoOn();
        second.Page.GoOn();

        Assert.Equal(("Florencia", ""), (first.Value("FirstName"), second.Value("FirstName") ?? ""));
        Assert.Equal(1, await database.DraftsAsync());
    }

    [Fact]
    public async Task New_Discarded_IsForgotten()
    {
        await TypeNewAsync();

        await using var form = await OpenAsync(World.Sales);
        form.Page.Find(".draft-offer .quiet").Click();
        form.Until(() => form.Page.FindAll(".draft-offer").Count == 0);

        Assert.Equal(0, await database.DraftsAsync());
        Assert.Equal("", form.Value("FirstName") ?? "");
    }

    /// <summary>Whoever leaves and says that it is not wanted finds nothing of it again; whoever stays keeps it.</summary>
    [Fact]
    public async Task New_LeftForGood_IsForgotten()
    {
        await using var form = await OpenAsync(World.Sales);
        form.Type("FirstName", "Florencia");
        await form.Page.KeepAsync();
        Assert.Equal(1, await database.DraftsAsync());

        form.GoTo("/admin/customers");
        form.Page.WaitForElement("dialog.confirm .danger");
        Assert.Equal(1, await database.DraftsAsync());
        form.Page.Find("dialog.confirm .danger").Click();

        await Patiently.UntilAsync(() => Task.FromResult(form.Path == "/admin/customers"), TimeSpan.FromSeconds(20));
        Assert.Equal(0, await database.DraftsAsync());
    }

    /// <summary>What is told after the save, because it was under way, does not come back as a draft.</summary>
    [Fact]
    public async Task New_ToldAfterTheSave_IsNotKept()
    {
        await using var form = await OpenAsync(World.Sales);
        form.Type("FirstName", "Florencia");
        await form.Page.KeepAsync();
        var guard = form.Page.FindComponent<UnsavedChanges>().Instance;
        await form.Page.InvokeAsync(() =>
            Task.WhenAll(guard.KeepAsync(null, null), guard.KeepAsync("field-Notes", "a"), guard.ForgetAsync())
        );

        Assert.Equal(0, await database.DraftsAsync());
    }

    /// <summary>
    /// The process died after it had saved and before it had forgotten the draft: going on with that would make the customer twice.
    /// </summary>
    [Fact]
    public async Task New_SavedBeforeItWasForgotten_IsNotOffered()
    {
        Draft kept;
        await using (var form = await OpenAsync(World.Sales))
        {
            form.Type("FirstName", "Florencia");
            await form.Page.KeepAsync();
            kept = await database.ReadAsync(db => db.Drafts.AsNoTracking().SingleAsync());
            form.Save();
            form.Until(() => form.Path.StartsWith("/admin/customers/", StringComparison.Ordinal));
        }

        Assert.Equal(0, await database.DraftsAsync());
        await using (var db = database.Open())
        {
            db.Drafts.Add(kept);
            await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
        }

        Assert.Equal(1, await database.DraftsAsync());
        await using var later = await OpenAsync(World.Sales);
        Assert.Empty(later.Page.FindAll(".draft-offer"));
    }

    /// <summary>A draft that an older portal wrote in another way is told, and the form stays as it is.</summary>
    [Theory]
    [InlineData("{}")]
    [InlineData("not even JSON")]
    [InlineData("null")]
    public async Task Draft_OfAnotherVersion_IsToldAndChangesNothing(string model)
    {
        await using (var scope = database.As(World.Sales))
        {
            var content = System.Text.Json.JsonSerializer.Serialize(new KeptForm(model, null, null));
            var input = new DraftInput(Ids.New(database.Clock), "customer", null, content);
            (await scope.Get<Optica.Data.Drafts.DraftService>().KeepAsync(input, Xunit.TestContext.Current.CancellationToken)).Expect();
        }

        await using var form = await OpenAsync(World.Sales);
        form.Type("FirstName", "Nueva");
        form.Page.Find(".draft-offer .primary").Click();

        form.Until(() => form.Toasts.Shown.Count == 1);
        Assert.Equal("Nueva", form.Value("FirstName"));
    }

    [Fact]
    public async Task Edit_OthersSavedAnotherField_BothStand()
    {
        var id = await TypeEditAsync();
        await ChangeAsync(id, nameof(CustomerInput.PostalCode), input => input.PostalCode = "111");

        await using var form = await OpenAsync(World.Sales, id);
        form.Page.GoOn();
        Assert.Equal("mine", form.Value("Notes"));
        form.Save();
        form.Until(() => form.Page.FindAll(".conflict").Count > 0);
        Assert.Empty(form.Page.FindAll(".conflict tbody tr"));
        form.Save();
        form.Until(() => form.Path == $"/admin/customers/{id}");

        var after = (await form.StoredAsync(id)).Fields;
        Assert.Equal(("mine", "111"), (after.Notes, after.PostalCode));
        Assert.Equal(0, await database.DraftsAsync());
    }

    [Fact]
    public async Task Edit_OthersSavedTheSameField_StandsSideBySide()
    {
        var id = await TypeEditAsync();
        await ChangeAsync(id, nameof(CustomerInput.Notes), input => input.Notes = "theirs");

        await using var form = await OpenAsync(World.Sales, id);
        form.Page.GoOn();
        form.Save();
        form.Until(() => form.Page.FindAll(".conflict tbody tr").Count == 1);

        Assert.Equal("theirs", (await form.StoredAsync(id)).Fields.Notes);
        Assert.Equal("mine", form.Value("Notes"));
    }

    private Task<CustomerFormContext> OpenAsync(Person person, Guid? id = null) => CustomerFormContext.OpenAsync(database, person, id);

    private async Task TypeNewAsync()
    {
        await using var form = await OpenAsync(World.Sales);
        form.Type("FirstName", "Florencia");
        form.Type("Rut", "12.345.678-5");
        form.Type("Notes", "después de las");
        await form.Page.KeepAsync();
    }

    private async Task<Guid> TypeEditAsync()
    {
        var id = await database.AddAsync(World.Centro, People.Full(1));
        await using var form = await OpenAsync(World.Sales, id);
        form.Type("Notes", "mine");
        await form.Page.KeepAsync();
        return id;
    }

    private async Task ChangeAsync(Guid id, string field, Action<CustomerInput> change)
    {
        await using var admin = database.As(World.Admin);
        var input = new CustomerInput();
        change(input);
        var update = new CustomerUpdate(input, new HashSet<string>(StringComparer.Ordinal) { field });
        (await admin.Customers.UpdateAsync(id, update, CancellationToken.None)).Expect();
    }
}
