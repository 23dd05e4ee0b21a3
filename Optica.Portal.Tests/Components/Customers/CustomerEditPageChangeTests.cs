using Bunit;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Customers;

public sealed class CustomerEditPageChangeTests
{
    [Fact]
    public async Task Save_OneField_ChangesNothingElse()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Full(1));
        await using var form = await CustomerFormContext.OpenAsync(database, database.World.Sales, id);
        var before = await form.StoredAsync(id);

        form.Type("Notes", "prefers mornings");
        form.Save();
        form.Until(() => form.Path == $"/admin/customers/{id}");

        var after = await form.StoredAsync(id);
        var changed = CustomerFields.All.Where(field => Text(before.Fields, field) != Text(after.Fields, field));
        Assert.Equal(["Notes"], changed, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Save_SomebodySavedAnotherField_KeepsBoth()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Full(1));
        await using var form = await CustomerFormContext.OpenAsync(database, database.World.Sales, id);
        await ChangeAsync(database, id, nameof(CustomerInput.PostalCode), input => input.PostalCode = "111");

        form.Type("Notes", "mine");
        form.Save();
        form.Until(() => form.Page.FindAll(".conflict").Count > 0);
        Assert.Equal("mine", form.Value("Notes"));
        Assert.Equal("111", form.Value("PostalCode"));
        form.Save();
        form.Until(() => form.Path == $"/admin/customers/{id}");

        var after = (await form.StoredAsync(id)).Fields;
        Assert.Equal(("mine", "111"), (after.Notes, after.PostalCode));
    }

    [Theory]
    [InlineData(false, "mine")]
    [InlineData(true, "theirs")]
    public async Task Save_BothChangedAField_TheUserChooses(bool takesTheirs, string expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Full(1));
        await using var form = await CustomerFormContext.OpenAsync(database, database.World.Sales, id);
        await ChangeAsync(database, id, nameof(CustomerInput.Notes), input => input.Notes = "theirs");

        form.Type("Notes", "mine");
        form.Save();
        form.Until(() => form.Page.FindAll(".conflict tbody tr").Count == 1);
        if (takesTheirs)
        {
            form.Page.FindAll(".conflict input[type=radio]")[1].Change("on");
            form.Until(() => form.Value("Notes") == "theirs");
        }

        form.Save();
        form.Until(() => form.Path == $"/admin/customers/{id}");
        Assert.Equal(expected, (await form.StoredAsync(id)).Fields.Notes);
    }

    [Fact]
    public async Task Open_BranchThatMayOnlyBeRead_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        await using var form = await CustomerFormContext.OpenAsync(database, database.World.Reader, id);

        Assert.False(form.Has("FirstName"));
    }

    [Fact]
    public async Task Open_OtherOrganisation_SaysNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Costa, People.Numbered(1));
        await using var form = await CustomerFormContext.OpenAsync(database, database.World.Chief, id);

        Assert.False(form.Has("FirstName"));
        Assert.DoesNotContain("Ana", form.Page.Markup, StringComparison.Ordinal);
    }

    private static string Text(CustomerInput input, string field) =>
        typeof(CustomerInput).GetProperty(field)!.GetValue(input) switch
        {
            List<string> entries => string.Join(',', entries),
            var value => value?.ToString() ?? "",
        };

    private static async Task ChangeAsync(TestDatabase database, Guid id, string field, Action<CustomerInput> change)
    {
        await using var admin = database.As(database.World.Admin);
        var input = new CustomerInput();
        change(input);
        var update = new CustomerUpdate(input, new HashSet<string>(StringComparer.Ordinal) { field });
        (await admin.Customers.UpdateAsync(id, update, CancellationToken.None)).Expect();
    }
}
