using Bunit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Optica.Data.WorkOrders;
using Optica.Domain.WorkOrders;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Forms;

/// <summary>While another process holds the database's write lock, a dialog that saves says so and its screen goes on hearing.</summary>
public sealed class BusyDialogTests
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Save_WhileTheLockIsHeld_ShowsThatItSaves_AndHoldsNobody()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var scope = database.As(database.World.Chief);
        await using var context = new PortalContext(database, database.World.Chief);
        var dialog = context.Render<DialogForm>(parameters =>
            parameters
                .Add(form => form.Id, "lab")
                .Add(form => form.Title, "Laboratory")
                .Add(form => form.ConfirmText, "Save")
                .Add(form => form.ChildContent, "<p></p>")
                .Add(
                    form => form.Save,
                    async () => (await scope.Get<LabService>().CreateAsync(new LabInput { Name = "Lentes Sur" }, new(), Cancellation)).Error
                )
        );
        await dialog.InvokeAsync(() => dialog.Instance.Open(new object()));
        await using var other = new SqliteConnection($"Data Source={database.Options.DatabaseFile};Pooling=False");
        await other.OpenAsync(Cancellation);
        await ExecuteAsync(other, "BEGIN IMMEDIATE");

        // where the wait holds the dispatcher, this would not come back
        var pressed = Task.Run(() => dialog.Find("form").Submit(), Cancellation);

        dialog.WaitForAssertion(() => Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled")));
        Assert.Single(dialog.FindAll("button[type=submit] .spinner"));
        await pressed.WaitAsync(TimeSpan.FromSeconds(5), Cancellation);
        Assert.True(await dialog.InvokeAsync(() => true).WaitAsync(TimeSpan.FromSeconds(5), Cancellation));
        Assert.False(await database.ReadAsync(db => db.Labs.AnyAsync(row => row.Name == "Lentes Sur", Cancellation)));

        await ExecuteAsync(other, "ROLLBACK");
        dialog.WaitForAssertion(() => Assert.False(dialog.Find("button[type=submit]").HasAttribute("disabled")));
        Assert.True(await database.ReadAsync(db => db.Labs.AnyAsync(row => row.Name == "Lentes Sur", Cancellation)));
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the test's own text
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
