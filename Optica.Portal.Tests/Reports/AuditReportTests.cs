using Microsoft.EntityFrameworkCore;
using Optica.Domain.Audit;
using Optica.Domain.Customers;
using Optica.Domain.Jobs;
using Optica.Portal.Features.Reports;
using Optica.Portal.Tests.Data.Jobs;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Reports;

/// <summary>The audit trail as a file: the list's lines in words, nothing medical, and itself noted.</summary>
public sealed class AuditReportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task File_HoldsTheLinesOfTheFilters_InWords()
    {
        await using var database = await ReportHost.CreateAsync();
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Numbered(1));
        await database.AddAsync(world.Mall, People.Numbered(2));
        await using (var sales = database.As(world.Sales))
        {
            var fields = new HashSet<string>(StringComparer.Ordinal) { nameof(CustomerInput.FirstName), nameof(CustomerInput.Gender) };
            var input = new CustomerInput { FirstName = "Éva", Gender = Gender.Female };
            (await sales.Customers.UpdateAsync(id, new(input, fields), Cancellation)).Expect();
        }

        using var read = await database.ExportAsync(world.Super, $"/admin/reports/audit?action=update&user={world.Sales.Id}&q=%C3%89va");

        var row = Assert.Single(read.Rows());
        Assert.Equal(("sales", "Changed the record", "Customer"), (row["Who"].Text, row["Action"].Text, row["Kind of record"].Text));
        Assert.Equal("Centro", row["Branch"].Text);
        Assert.StartsWith("Éva ", row["Record"].Text, StringComparison.Ordinal);
        Assert.Contains($"First name: {People.Numbered(1).FirstName} → Éva", row["Changes"].Text, StringComparison.Ordinal);
        Assert.Equal(("Changed the record", "sales"), (read.Cover["Action"].Text, read.Cover["Person"].Text));
        Assert.Empty(read.Errors);
        var note = await database.ReadAsync(db => db.AuditEntries.SingleAsync(one => one.Action == AuditActions.Export, Cancellation));
        Assert.Contains("\"Person\",\"o\":null,\"n\":\"sales\"", note.Changes, StringComparison.Ordinal);
        Assert.Contains("\"Text\",\"o\":null,\"n\":\"*\"", note.Changes, StringComparison.Ordinal);
    }

    /// <summary>The cover names whom a file is about; what the trail keeps of it is the id.</summary>
    [Fact]
    public async Task File_OfOneCustomer_SaysWhose()
    {
        await using var database = await ReportHost.CreateAsync();
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Numbered(1));
        await database.AddAsync(world.Centro, People.Numbered(2));
        var name = $"{People.Numbered(1).FirstName} {People.Numbered(1).LastName}";

        using var read = await database.ExportAsync(world.Super, $"/admin/reports/audit?record={id}&customer={id}&kind=customer");

        Assert.Single(read.Rows());
        Assert.Equal((name, name, "Customer"), (read.Cover["Record"].Text, read.Cover["Customer"].Text, read.Cover["Kind of record"].Text));
        var note = await database.ReadAsync(db => db.AuditEntries.SingleAsync(one => one.Action == AuditActions.Export, Cancellation));
        Assert.Contains($"\"Customer\",\"o\":null,\"n\":\"{id}\"", note.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain(People.Numbered(1).LastName!, note.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_HoldsNothingMedical_WhoeverAsks()
    {
        await using var database = await ReportHost.CreateAsync();
        var input = People.Full(1);
        (input.MedicalNotes, input.Allergies) = ("MEDCANARY", ["MEDCANARY"]);
        await database.AddAsync(database.World.Centro, input);

        using var read = await database.ExportAsync(database.World.Chief, "/admin/reports/audit?action=create&medical=1");

        var row = Assert.Single(read.Rows());
        Assert.EndsWith("Medical values changed (reserved)", row["Changes"].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("MEDCANARY", row["Changes"].Text, StringComparison.Ordinal);
        Assert.False(await database.ReadAsync(db => db.AuditEntries.AnyAsync(one => one.Action == AuditActions.MedicalRead, Cancellation)));
    }

    [Fact]
    public async Task File_OfABranchAdmin_IsOfTheirBranchesAlone()
    {
        await using var database = await ReportHost.CreateAsync();
        var world = database.World;
        await database.AddAsync(world.Centro, People.Numbered(1));
        await database.AddAsync(world.Mall, People.Numbered(2));

        using var read = await database.ExportAsync(world.MallAdmin, "/admin/reports/audit");

        Assert.Equal("Mall", Assert.Single(read.Rows(), row => row["Action"].Text == "Created the record")["Branch"].Text);
        var foreign = await database.AskAsync(
            world.Super,
            new ReportRequest($"/admin/reports/audit?branch={world.Costa}", "en").ToJson(),
            null
        );
        await database.RunNextAsync(Cancellation);
        Assert.Equal(JobStatus.Failed, (await database.JobAsync(world.Super, foreign)).Status);
    }
}
