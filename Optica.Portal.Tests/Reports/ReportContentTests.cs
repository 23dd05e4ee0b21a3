using System.Text;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Orders;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Reports;
using Optica.Portal.Features.Reports;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Reports;

/// <summary>What stands in the files: the same figures as on screen, to the peso, and nothing that is not the reader's.</summary>
public sealed class ReportContentTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Customers_Figures_AreThoseOfTheList()
    {
        await using var database = await ReportHost.CreateAsync();
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Full(1));
        await database.SellAsync(id, world.Centro, 100_000);
        var partly = await database.SellAsync(id, world.Mall, 50_000);
        var cancelled = await database.SellAsync(id, world.Centro, 70_000);
        await using (var chief = database.As(world.Chief))
        {
            await PayAndRefundAsync(chief, partly, 20_000);
            (
                await chief.Get<OrderLifeService>().CancelAsync(cancelled, new RefundInput { Reason = "error" }, new(), Cancellation)
            ).Expect();
        }

        using var read = await database.ExportAsync(world.Admin, "/admin/reports/customers");

        var row = Assert.Single(read.Rows());
        await using var scope = database.As(world.Admin);
        var listed = Assert.Single((await scope.Queries.ListAsync(new(), new PageRequest(), Cancellation)).Expect().Items);
        Assert.Equal((130_000L, 2, 65_000L), (listed.Figures.TotalSpent, listed.Figures.OrderCount, listed.Figures.Average));
        Assert.Equal(("130000", "2", "65000"), (row["Total spent"].Text, row["Orders"].Text, row["Average order"].Text));
        Assert.Equal(("Returning", "Centro", "Active"), (row["Segment"].Text, row["Branch"].Text, row["Status"].Text));
        Assert.Equal(new("9.000.001-" + Rut.CheckDigit(9_000_001), true, "@"), row["RUT"]);
        Assert.Equal(new("+56 9 5000 0001", true, "@"), row["Phone"]);
        Assert.Equal(new DateTime(1980, 5, 17, 0, 0, 0, DateTimeKind.Unspecified), DateTime.FromOADate(row["Date of birth"].ToNumber()));
        Assert.Equal("VIP · escuela", row["Tags"].Text);
        Assert.True(read.Table(1).TableColumns!.Count() >= 25);
        Assert.Empty(read.Errors);
    }

    [Fact]
    public async Task Customers_File_HoldsNothingMedical_AndIsAuditedWithoutNames()
    {
        await using var database = await ReportHost.CreateAsync();
        var input = People.Full(1);
        (input.MedicalNotes, input.Allergies, input.FirstName) = ("MEDCANARY", ["MEDCANARY"], "Rosalinda");
        await database.AddAsync(database.World.Centro, input);

        using var read = await database.ExportAsync(database.World.Chief, "/admin/reports/customers?q=rosalinda&status=active");

        Assert.Single(read.Rows());
        Assert.Equal(("rosalinda", "Active"), (read.Cover["Search"].Text, read.Cover["Status"].Text));
        Assert.DoesNotContain("MEDCANARY", AllText(read), StringComparison.Ordinal);
        var entry = await database.ReadAsync(db => db.AuditEntries.SingleAsync(row => row.Action == AuditActions.Export));
        Assert.Equal(("report", database.World.Chief.Id, database.World.North), (entry.RecordKind, entry.UserId, entry.OrganisationId));
        Assert.Contains("\"Rows\",\"o\":null,\"n\":\"1\"", entry.Changes, StringComparison.Ordinal);
        Assert.Contains("\"Status\",\"o\":null,\"n\":\"Active\"", entry.Changes, StringComparison.Ordinal);
        Assert.Contains("\"Text\",\"o\":null,\"n\":\"*\"", entry.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain("rosalinda", entry.Changes, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Customers_ManyChunks_KeepTheirOrder_AndTheSelectedBranch()
    {
        await using var database = await ReportHost.CreateAsync();
        var world = database.World;
        await database.AddAsync(world.Mall, People.Numbered(1));
        foreach (var (name, number) in new[] { ("Zoe", 2), ("Ana", 3), ("Mía", 4) })
        {
            var input = People.Numbered(number);
            (input.FirstName, input.LastName) = (name, null);
            await database.AddAsync(world.Centro, input);
        }

        using var up = await database.ExportAsync(world.Super, "/admin/reports/customers", world.Centro);
        using var down = await database.ExportAsync(world.Super, "/admin/reports/customers?dir=desc", world.Centro);

        Assert.Equal("Ana Mía Zoe", string.Join(' ', up.Rows().Select(row => row["Name"].Text)));
        Assert.Equal("Zoe Mía Ana", string.Join(' ', down.Rows().Select(row => row["Name"].Text)));
        Assert.Equal("Centro", up.Cover["Branch"].Text);
    }

    [Fact]
    public async Task Spending_OrderBeforeMidnight_BelongsToItsMonth_AndTotalsAddUp()
    {
        await using var database = await ReportHost.CreateAsync();
        var world = database.World;
        var (first, second) = (People.Numbered(1), People.Numbered(2));
        (first.LastName, second.LastName) = ("Abarca", "Bravo");
        var id = await database.AddAsync(world.Centro, first);
        var other = await database.AddAsync(world.Centro, second);
        await database.AddAsync(world.Centro, People.Numbered(3));
        // 23:30 of the 30th of November in Santiago, and an hour later
        database.Clock.Now = new DateTime(2026, 12, 1, 2, 30, 0, DateTimeKind.Utc);
        await database.SellAsync(id, world.Centro, 40_000);
        database.Clock.Advance(TimeSpan.FromHours(1));
        await database.SellAsync(id, world.Centro, 3_000);
        await database.SellAsync(other, world.Centro, 500);

        using var read = await database.ExportAsync(world.Admin, "/admin/reports/monthly-spending");

        var rows = read.Rows();
        Assert.Equal(3, rows.Count);
        Assert.Equal("40000 3000 43000 2", Line(rows[0]));
        Assert.Equal("0 500 500 1", Line(rows[1]));
        Assert.Equal("40000 3500 43500 3", Line(rows[2]));
        Assert.Equal("Total", rows[2]["Name"].Text);
        Assert.Equal("0", rows[0]["Jan 2026"].Text);
        Assert.Equal("A1:Q3", read.Table(1).Reference!.Value);

        static string Line(IReadOnlyDictionary<string, Exports.ReadCell> row) =>
            $"{row["Nov 2026"].Text} {row["Dec 2026"].Text} {row["Total"].Text} {row["Orders"].Text}";
    }

    [Fact]
    public async Task Orders_PeriodAndStatus_CancelledCountsNothing()
    {
        await using var database = await ReportHost.CreateAsync();
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Numbered(1));
        await database.SellAsync(id, world.Centro, 119_000);
        // orders of one instant stand in the order of their ids
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        var cancelled = await database.SellAsync(id, world.Centro, 70_000);
        await using (var chief = database.As(world.Chief))
        {
            (
                await chief.Get<OrderLifeService>().CancelAsync(cancelled, new RefundInput { Reason = "error" }, new(), Cancellation)
            ).Expect();
        }

        database.Clock.Advance(TimeSpan.FromDays(1));
        await database.SellAsync(id, world.Centro, 5_000);

        using var day = await database.ExportAsync(world.Admin, "/admin/reports/orders?from=2026-11-24&to=2026-11-24");
        using var pending = await database.ExportAsync(world.Admin, "/admin/reports/orders?status=pending");

        var rows = day.Rows();
        Assert.Equal(
            "119000/119000 70000/0 189000/119000",
            string.Join(' ', rows.Select(row => $"{row["Total"].Text}/{row["Counts"].Text}"))
        );
        Assert.Equal(("100000", "19000"), (rows[0]["Net"].Text, rows[0]["IVA"].Text));
        Assert.Equal("Cancelled", rows[1]["Status"].Text);
        Assert.Equal("119000 5000", string.Join(' ', pending.Rows().SkipLast(1).Select(row => row["Total"].Text)));
        Assert.Empty(day.Errors);
    }

    [Fact]
    public async Task AtRisk_OneSecondMatters()
    {
        await using var database = await ReportHost.CreateAsync();
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Agreeing(1));
        await database.SellAsync(id, world.Centro);
        database.Clock.Advance(TimeSpan.FromDays(180));
        using (var before = await database.ExportAsync(world.Admin, "/admin/reports/at-risk"))
        {
            Assert.Empty(before.Rows());
        }

        database.Clock.Advance(TimeSpan.FromSeconds(1));
        using var after = await database.ExportAsync(world.Admin, "/admin/reports/at-risk");

        var row = Assert.Single(after.Rows());
        Assert.Equal(("180", "First-time", "100000"), (row["Days since last order"].Text, row["Tier"].Text, row["Total spent"].Text));
    }

    [Fact]
    public async Task Segments_CountEverybodyOnce()
    {
        await using var database = await ReportHost.CreateAsync();
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Numbered(1));
        await database.AddAsync(world.Centro, People.Numbered(2));
        await database.SellAsync(id, world.Centro, 30_000);

        using var read = await database.ExportAsync(world.Admin, "/admin/reports/segments");

        var rows = read.Rows();
        Assert.Equal(7, rows.Count);
        Assert.Equal(
            ("New", "1", "0.5", "Targeted marketing"),
            (rows[0]["Segment"].Text, rows[0]["Customers"].Text, rows[0]["Share of customers"].Text, rows[0]["Action"].Text)
        );
        Assert.Equal(("Total", "2", "30000"), (rows[6]["Segment"].Text, rows[6]["Customers"].Text, rows[6]["Revenue"].Text));
    }

    [Fact]
    public async Task Files_OfEveryReport_WithoutAnyRows_Open()
    {
        await using var database = await ReportHost.CreateAsync();
        foreach (var kind in Enum.GetValues<ReportKind>())
        {
            using var read = await database.ExportAsync(database.World.Super, new ReportsUrl { Kind = kind }.Format());

            Assert.Empty(read.Errors);
            Assert.Equal("All branches", read.Cover["Branch"].Text);
            Assert.True(read.Cover.Count >= 5, $"{kind}: {read.Cover.Count}");
        }
    }

    private static async Task PayAndRefundAsync(TestScope chief, Guid orderId, long refund)
    {
        var payments = chief.Get<OrderPaymentService>();
        (
            await payments.PayAsync(orderId, new PaymentInput { Method = PaymentMethod.Debit }, new OperationOptions(), Cancellation)
        ).Expect();
        var back = new RefundInput
        {
            Amount = refund,
            Reason = "rayado",
            Method = PaymentMethod.Debit,
        };
        (await payments.RefundAsync(orderId, back, new OperationOptions(), Cancellation)).Expect();
    }

    private static string AllText(Exports.ReadWorkbook read)
    {
        var all = new StringBuilder();
        foreach (var cell in Enumerable.Range(0, read.Tabs.Count).SelectMany(number => read.Cells(number).Values))
        {
            all.AppendLine(cell.Text);
        }

        return all.ToString();
    }
}
