using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Optica.Data.Jobs;
using Optica.Data.Reports;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Jobs;
using Optica.Domain.Notifications;
using Optica.Portal.Exports;
using Optica.Portal.Features.Reports;
using Optica.Portal.Jobs;
using Optica.Portal.Tests.Data.Jobs;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Reports;

/// <summary>A right that ends ends the report; files are whole or are not there, and do not lie about.</summary>
public sealed class ReportAccessTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("deactivated")]
    [InlineData("another role")]
    [InlineData("branch taken away")]
    public async Task Rights_LostBetweenTwoChunks_EndTheRows(string how)
    {
        await using var database = await ReportHost.CreateAsync();
        var world = database.World;
        await database.AddAsync(world.Centro, People.Numbered(1));
        await using var scope = database.As(null);
        scope.Access.UseJob(world.Helper.Id, null);
        var rows = (await scope.Get<CustomerReportQueries>().CustomersAsync(new CustomerFilter(), null, Cancellation)).Expect().Rows;
        Assert.Equal(1, rows.Count);

        await using (var db = database.Open())
        {
            var user = (await db.Users.FindAsync([world.Helper.Id], Cancellation))!;
            user.IsActive = how != "deactivated";
            user.Role = how == "another role" ? StaffRole.Sales : user.Role;
            user.ScopeVersion++;
            if (how == "branch taken away")
            {
                db.RemoveRange(await db.BranchGrants.Where(row => row.UserId == user.Id).ToListAsync(Cancellation));
            }

            await db.SaveChangesAsync(Cancellation);
        }

        Assert.IsType<AccessDenied>((await rows.AllAsync()).Error);
    }

    [Fact]
    public async Task Job_RefusedWhileWriting_LeavesNoFile()
    {
        TestDatabase? database = null;
        database = await TestDatabase.CreateAsync(configure: services =>
        {
            ReportHost.Add(services);
            services.RemoveAll<IReport>();
            services.AddScoped<IReport>(provider => new Revoking(
                provider.GetRequiredService<CustomerReportQueries>(),
                () => RevokeAsync(database!)
            ));
        });
        await using var _ = database;
        await database.AddAsync(database.World.Centro, People.Numbered(1));
        var id = await database.AskAsync(database.World.Admin, new ReportRequest("/admin/reports/customers", "es-CL").ToJson());

        await database.RunNextAsync(Cancellation);

        var job = await database.ReadAsync(db => db.Jobs.SingleAsync(row => row.Id == id));
        Assert.Equal((JobStatus.Failed, "access_denied", null), (job.Status, job.ErrorCode, job.ResultFile));
        Assert.Empty(Directory.GetFiles(FolderOf(database)));
        Assert.False(await database.ReadAsync(db => db.AuditEntries.AnyAsync(row => row.Action == "export")));
    }

    [Fact]
    public async Task File_IsNamedForPeople_AndReadableByTheAccountOnly()
    {
        await using var database = await ReportHost.CreateAsync();
        using var read = await database.ExportAsync(database.World.Admin, "/admin/reports/customers");

        await using var scope = database.As(database.World.Admin);
        var job = Assert.Single((await scope.Get<JobQueries>().MineAsync(Cancellation)).Expect());
        Assert.Equal("customers-and-their-analytics_optica-norte_2026-11-24_1200.xlsx", job.Result.File);
        var file = Assert.Single(Directory.GetFiles(FolderOf(database)));
        Assert.Equal(new FileInfo(file).Length, job.Result.Bytes);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task Purge_AfterAWeek_RemovesFilesAndSaysSo()
    {
        await using var database = await ReportHost.CreateAsync();
        using var read = await database.ExportAsync(database.World.Admin, "/admin/reports/customers");
        var (store, files) = (database.Services.Store(), database.Services.GetRequiredService<ExportFiles>());
        async Task PurgeAsync() => await ReportLife.PurgeAsync(store, files, database.Clock.Now, Cancellation);

        database.Clock.Advance(TimeSpan.FromDays(ReportLife.Days));
        await PurgeAsync();
        Assert.Single(Directory.GetFiles(FolderOf(database)));

        database.Clock.Advance(TimeSpan.FromSeconds(1));
        await PurgeAsync();

        Assert.Empty(Directory.GetFiles(FolderOf(database)));
        await using var scope = database.As(database.World.Admin);
        var job = Assert.Single((await scope.Get<JobQueries>().MineAsync(Cancellation)).Expect());
        Assert.Equal((JobStatus.Done, null, 0L), (job.Status, job.Result.File, job.Result.Rows));
    }

    [Fact]
    public async Task Purge_LeftoverOfAKilledProcess_IsRemoved()
    {
        await using var database = await ReportHost.CreateAsync();
        var files = database.Services.GetRequiredService<ExportFiles>();
        var left = Path.Combine(FolderOf(database), "left.part");
        await File.WriteAllTextAsync(left, "half", Cancellation);
        File.SetLastWriteTimeUtc(left, database.Clock.Now.AddDays(-8));

        await ReportLife.PurgeAsync(database.Services.Store(), files, database.Clock.Now, Cancellation);

        Assert.False(File.Exists(left));
    }

    [Fact]
    public async Task Requester_IsToldOnceItIsReady()
    {
        await using var database = await ReportHost.CreateAsync();
        using var read = await database.ExportAsync(database.World.Super, "/admin/reports/segments");

        var told = await database.ReadAsync(db => db.Notifications.SingleAsync());
        Assert.Equal((NotificationKind.ReportReady, database.World.Super.Id), (told.Kind, told.RecipientId));
        Assert.True(await database.ReadAsync(db => db.Changes.AnyAsync(row => row.RecordId == told.Id)));
    }

    private static string FolderOf(TestDatabase database) => Path.Combine(Path.GetDirectoryName(database.Options.DatabaseFile)!, "exports");

    private static async Task RevokeAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var user = (await db.Users.FindAsync(database.World.Admin.Id))!;
        user.IsActive = false;
        await db.SaveChangesAsync();
    }

    /// <summary>Customers, whose reader loses their account after the report has begun.</summary>
    private sealed class Revoking(CustomerReportQueries queries, Func<Task> revoke) : IReport
    {
        public Optica.Domain.Reports.ReportKind Kind => Optica.Domain.Reports.ReportKind.Customers;

        public async Task<Result<ReportContent>> OpenAsync(ReportsUrl url, int? most, CancellationToken cancellation)
        {
            var rows = (await queries.CustomersAsync(new CustomerFilter(), most, cancellation)).Expect().Rows;
            await revoke();
            return new ReportContent([new("Data", [new("Name")], rows.Count, ReadAsync(rows))], []);
        }

        private static async IAsyncEnumerable<IReadOnlyList<object?>> ReadAsync(
            Optica.Domain.Reports.ReportRows<Optica.Domain.Reports.ReportCustomer> rows
        )
        {
            await foreach (var chunk in rows.Chunks)
            {
                foreach (var row in chunk.TryGet(out var found, out var error) ? found : throw new ReportStoppedException(error))
                {
                    yield return [row.Row.FullName];
                }
            }
        }
    }
}
