using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Optica.Data.Customers;
using Optica.Data.Jobs;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Jobs;
using Optica.Portal.Exports;
using Optica.Portal.Features.Reports;
using Optica.Portal.Tests.Data.Customers;
using Optica.Portal.Tests.Data.Jobs;
using Optica.Portal.Tests.Exports;
using Optica.Portal.Tests.Reports;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>Reports over HTTP: the workbook of the API, and files for their requester only.</summary>
public sealed class ReportTests : IAsyncLifetime
{
    private const string Url = "/api/admin/reports/customers.xlsx";

    // the tests run jobs themselves
    private readonly ApiHost host = new()
    {
        Configure = builder =>
            builder.ConfigureTestServices(services =>
            {
                foreach (
                    var worker in services
                        .Where(one => one.ServiceType == typeof(IHostedService) && one.ImplementationType?.Name == "JobWorker")
                        .ToList()
                )
                {
                    services.Remove(worker);
                }
            }),
    };

    private World World => host.World;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => host.InitializeAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Workbook_WhileTwoAreOnTheirWay_IsRefusedToTheirUserOnly()
    {
        var limit = host.Services.GetRequiredService<ExportLimit>();
        var user = World.Admin.Id.ToString();
        using (var first = limit.Take(user))
        using (var second = limit.Take(user))
        {
            Assert.True(first.IsAcquired && second.IsAcquired);
            await host.As(World.Admin).ReadAsync(Url).IsProblemAsync(429, "too_many_requests");
            await host.As(World.Chief).ReadAsync(Url).IsAsync(200);
        }

        // a place is given back when the workbook has left
        for (var time = 0; time < 3; time++)
        {
            await host.As(World.Admin).ReadAsync(Url).IsAsync(200);
        }
    }

    [Fact]
    public async Task Workbook_HasTheRowsOfTheList_AndIsAudited()
    {
        await host.RegisterAsync(1, World.Chief, World.Centro, full: true);
        await host.RegisterAsync(2, World.Admin, World.Centro);
        await host.RegisterAsync(3, World.MallAdmin, World.Mall);

        var all = await host.As(World.Admin).ReadAsync(Url).IsAsync(200);
        var one = await host.As(World.Super, "global")
            .ReadAsync($"{Url}?q=ana1&branch_id={World.Centro}&sort=created_at&dir=desc")
            .IsAsync(200);

        Assert.Equal(WorkbookWriter.ContentType, all.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", all.Content.Headers.ContentDisposition?.DispositionType);
        Assert.EndsWith(".xlsx", all.Content.Headers.ContentDisposition?.FileName?.Trim('"'), StringComparison.Ordinal);
        using var read = await BookAsync(all);
        Assert.Equal(2, read.Rows().Count);
        Assert.Empty(read.Errors);
        using var found = await BookAsync(one);
        Assert.Equal("ana1@x.cl", Assert.Single(found.Rows())["E-mail"].Text);
        Assert.Equal(
            2,
            await host.Database.ReadAsync(db => db.AuditEntries.CountAsync(row => row.Action == "export" && row.RecordKind == "report"))
        );
    }

    [Fact]
    public async Task Workbook_WithoutThePermission_OrWithNonsense_IsRefused()
    {
        await host.Anybody().ReadAsync(Url).IsProblemAsync(401, "unauthorized");
        await host.As(World.Sales).ReadAsync(Url).IsProblemAsync(403, "access_denied");
        await host.As(World.Platform).ReadAsync(Url).IsProblemAsync(403, "access_denied");
        await host.As(World.Admin).ReadAsync($"{Url}?created_from=x").IsProblemAsync(400, "validation_failed");
        await host.As(World.Admin).ReadAsync($"{Url}?branch_id={World.Mall}").IsProblemAsync(403, "access_denied");
        await host.As(World.Admin).ReadAsync($"{Url}?branch_id={World.Costa}").IsProblemAsync(404, "not_found");
        Assert.False(await host.Database.ReadAsync(db => db.AuditEntries.AnyAsync(row => row.Action == "export")));
    }

    [Fact]
    public async Task Download_Requester_GetsTheFile_AndItIsAudited()
    {
        var id = await WrittenAsync(World.Admin);

        var response = await Browser(World.Admin).ReadAsync($"/exports/{id}").IsAsync(200);

        Assert.Equal(WorkbookWriter.ContentType, response.Content.Headers.ContentType?.MediaType);
        Assert.Matches("^customers-and-their-analytics_optica-norte_.*xlsx$", response.Content.Headers.ContentDisposition?.FileName);
        using var read = await BookAsync(response);
        Assert.Empty(read.Errors);
        var steps = await host.Database.ReadAsync(db =>
            db.AuditEntries.Where(row => row.RecordId == id).Select(row => row.Changes).ToListAsync()
        );
        Assert.Single(steps, step => step!.Contains("Written", StringComparison.Ordinal));
        Assert.Single(steps, step => step!.Contains("Fetched", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Download_AnybodyElse_FindsNothing()
    {
        var id = await WrittenAsync(World.Admin);

        foreach (var person in World.People.Where(person => person != World.Admin))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Browser(person).ReadAsync($"/exports/{id}")).StatusCode);
        }

        foreach (var unknown in new[] { Ids.New(World.Start).ToString(), "x", "..%2Foptica.db", "00000000-0000-0000-0000-000000000000" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Browser(World.Admin).ReadAsync($"/exports/{unknown}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Found, (await host.Anybody().ReadAsync($"/exports/{id}")).StatusCode);
        // tokens of the API do not open what browsers fetch
        Assert.NotEqual(HttpStatusCode.OK, (await host.As(World.Admin).ReadAsync($"/exports/{id}")).StatusCode);
    }

    [Fact]
    public async Task Download_PermissionLost_OrFileGone_FindsNothing()
    {
        var id = await WrittenAsync(World.Admin);
        var waiting = await host.Database.AskAsync(World.Admin, new ReportRequest("/admin/reports/customers", "en").ToJson());
        var browser = Browser(World.Admin);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.ReadAsync($"/exports/{waiting}")).StatusCode);
        await using (var db = host.Database.Open())
        {
            var user = (await db.Users.FindAsync([World.Admin.Id], Cancellation))!;
            (user.Role, user.ScopeVersion) = (StaffRole.Sales, user.ScopeVersion + 1);
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await browser.ReadAsync($"/exports/{id}")).StatusCode);
    }

    /// <summary>A person's file is judged again when it is fetched: blocked or erased since, or without the right, it is not there.</summary>
    [Fact]
    public async Task Download_OfAPersonsFile_IsJudgedAgain()
    {
        var customer = await host.Database.AddAsync(World.Centro, People.Full(7));
        await using var scope = host.Database.As(World.Admin);
        var asked = await RightsTests.AskAsync(scope, customer, RightsKind.Access);
        var id = (await scope.Get<RightsFileService>().AskAsync(asked, "es", null, Cancellation)).Expect();
        Assert.True(await host.Services.GetRequiredService<JobRunner>().RunNextAsync(Cancellation));
        Assert.Equal(HttpStatusCode.OK, (await Browser(World.Admin).ReadAsync($"/exports/{id}")).StatusCode);

        await RightsTests.GrantAsync(scope, customer, RightsKind.Block);

        Assert.Equal(HttpStatusCode.NotFound, (await Browser(World.Admin).ReadAsync($"/exports/{id}")).StatusCode);
    }

    /// <summary>A report written by the portal's own services.</summary>
    private async Task<Guid> WrittenAsync(Person person)
    {
        await host.RegisterAsync(1, World.Chief, World.Centro, full: true);
        var id = await host.Database.AskAsync(person, new ReportRequest("/admin/reports/customers", "en").ToJson());
        Assert.True(await host.Services.GetRequiredService<JobRunner>().RunNextAsync(Cancellation));
        Assert.Equal(JobStatus.Done, (await host.Database.JobAsync(person, id)).Status);
        return id;
    }

    /// <summary>A client with a person's cookie.</summary>
    private HttpClient Browser(Person person)
    {
        var options = host
            .Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(IdentityConstants.ApplicationScheme);
        var bearer = host.Services.GetRequiredService<IOptionsMonitor<BearerTokenOptions>>().Get(IdentityConstants.BearerScheme);
        var principal = bearer.BearerTokenProtector.Unprotect(host.TokenOf(person))!.Principal;
        var ticket = new AuthenticationTicket(principal, new(), IdentityConstants.ApplicationScheme);
        ticket.Properties.IssuedUtc = new DateTimeOffset(World.Start);
        var client = host.Anybody();
        client.DefaultRequestHeaders.Add("Cookie", $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}");
        return client;
    }

    private static async Task<ReadWorkbook> BookAsync(HttpResponseMessage response) =>
        new(await response.Content.ReadAsByteArrayAsync(Cancellation));
}
