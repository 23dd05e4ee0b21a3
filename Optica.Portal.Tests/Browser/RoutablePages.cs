using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Optica.Domain.Common;
using Optica.Domain.Orders;

namespace Optica.Portal.Tests.Browser;

/// <summary>A page that can be addressed.</summary>
/// <param name="Template">Its route.</param>
/// <param name="IsAnonymous">Whether it opens without a session.</param>
internal sealed record RoutablePage(string Template, bool IsAnonymous)
{
    /// <summary>Who sees all of it: what was prescribed is for clinical staff, settings of an organisation for its head.</summary>
    public string Account =>
        Template is "/admin/prescriptions/settings" or "/admin/quotes/settings" or "/admin/audit" ? "super@norte.demo"
        : Template.Contains("/prescriptions/", StringComparison.Ordinal) ? PrescriptionDesk.Account
        : "admin.centro@norte.demo";
}

/// <summary>Every page of the portal, found by reflection, with an address to try it at.</summary>
internal static class RoutablePages
{
    private const string Customer = """
        SELECT hex(c.Id) FROM Customers c JOIN Branches b ON b.Id = c.BranchId WHERE b.Name = 'Centro' AND c.IsActive ORDER BY c.Id LIMIT 1
        """;

    private const string Order = """
        SELECT hex(o.Id) FROM Orders o JOIN Branches b ON b.Id = o.BranchId WHERE b.Name = 'Centro' AND o.Status = {0} AND o.Credited = 0
        ORDER BY o.Id DESC LIMIT 1
        """;

    private const string Prescription = """
        SELECT hex(p.Id) FROM Prescriptions p JOIN Branches b ON b.Id = p.BranchId WHERE b.Name = 'Centro' AND p.Status = 2
        ORDER BY p.ExpiresOn DESC, p.Id LIMIT 1 OFFSET {0}
        """;

    private const string Quote = """
        SELECT hex(q.Id) FROM Quotes q JOIN Branches b ON b.Id = q.BranchId WHERE b.Name = 'Centro' ORDER BY q.Id LIMIT 1 OFFSET {0}
        """;

    private const string Job = """
        SELECT hex(w.Id) FROM WorkOrders w JOIN Branches b ON b.Id = w.BranchId WHERE b.Name = 'Centro' AND w.Status < 11 ORDER BY w.Id LIMIT 1
        """;

    /// <summary>What stands for the parameters of a route. A new page with parameters needs a line here.</summary>
    private static readonly Dictionary<string, Func<PortalHost, Task<string>>> Parameters = new(StringComparer.Ordinal)
    {
        ["/admin/customers/{Id:guid}"] = async host => $"/admin/customers/{await CustomerAsync(host)}",
        ["/admin/customers/{Id:guid}/edit"] = async host => $"/admin/customers/{await CustomerAsync(host)}/edit",
        ["/admin/customers/{CustomerId:guid}/rights/{Id:guid}"] = async host =>
            $"/admin/customers/{await CustomerAsync(host)}/rights/{await RightsRequestAsync(host)}",
        ["/admin/customers/{CustomerId:guid}/prescriptions/new"] = async host =>
            $"/admin/customers/{await CustomerAsync(host)}/prescriptions/new",
        ["/admin/prescriptions/{Id:guid}"] = async host => $"/admin/prescriptions/{await PrescriptionAsync(host)}",
        ["/admin/prescriptions/{Id:guid}/amend"] = async host => $"/admin/prescriptions/{await PrescriptionAsync(host)}/amend",
        ["/admin/prescriptions/{Id:guid}/print"] = async host => $"/admin/prescriptions/{await PrescriptionAsync(host)}/print",
        ["/admin/prescriptions/{Id:guid}/edit"] = async host => $"/admin/prescriptions/{await DraftAsync(host)}/edit",
        ["/admin/reports/{Report}"] = _ => Task.FromResult("/admin/reports/customers?status=active"),
        ["/admin/orders/{Id:guid}"] = async host => $"/admin/orders/{await OrderAsync(host, OrderStatus.Delivered)}",
        ["/admin/orders/{Id:guid}/receipt"] = async host => $"/admin/orders/{await OrderAsync(host, OrderStatus.Delivered)}/receipt",
        ["/admin/orders/{Id:guid}/edit"] = async host => $"/admin/orders/{await PendingAsync(host)}/edit",
        ["/admin/quotes/{Id:guid}"] = async host => $"/admin/quotes/{await QuoteAsync(host)}",
        ["/admin/quotes/{Id:guid}/print"] = async host => $"/admin/quotes/{await QuoteAsync(host)}/print",
        ["/admin/quotes/{Id:guid}/edit"] = async host => $"/admin/quotes/{await QuoteDraftAsync(host)}/edit",
        ["/admin/work-orders/{Id:guid}"] = async host => $"/admin/work-orders/{await JobAsync(host)}",
        ["/admin/work-orders/{Id:guid}/edit"] = async host => $"/admin/work-orders/{await JobAsync(host)}/edit",
        ["/admin/work-orders/{Id:guid}/ticket"] = async host => $"/admin/work-orders/{await JobAsync(host)}/ticket",
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RoutablePage> All { get; } =
    [
        .. from type in Assembly.Load("Optica.Portal").GetTypes()
        where typeof(IComponent).IsAssignableFrom(type)
        from route in type.GetCustomAttributes<RouteAttribute>()
        select new RoutablePage(route.Template, type.GetCustomAttributes<AllowAnonymousAttribute>().Any()),
    ];

    /// <summary>An address of a page that exists.</summary>
    public static Task<string> AddressAsync(PortalHost host, string template)
    {
        if (!template.Contains('{', StringComparison.Ordinal))
        {
            return Task.FromResult(template);
        }

        Assert.True(Parameters.TryGetValue(template, out var address), $"{template} has no address in {nameof(RoutablePages)}.");
        return address(host);
    }

    /// <summary>An active customer of branch Centro.</summary>
    public static async Task<Guid> CustomerAsync(PortalHost host) => Guid.Parse(await host.ReadAsync<string>(Customer));

    /// <summary>The demo has no requests of rights: one is written down.</summary>
    private static async Task<Guid> RightsRequestAsync(PortalHost host)
    {
        var (id, customer) = (Ids.New(TimeProvider.System), await CustomerAsync(host));
        await host.WriteAsync(
            """
            INSERT INTO RightsRequests (Id, OrganisationId, BranchId, CustomerId, Number, Kind, Applicant, Evidence, AskedAt, AskedBy, DueOn, Status, Version)
            SELECT $id, OrganisationId, BranchId, Id, 'DER-2026-' || hex(substr($id, 13)), 1, 'Ana Soto', 'Carnet', '2026-11-20 12:00:00', Id, '2026-12-20', 1, 1
            FROM Customers WHERE Id = $customer
            """,
            ("$id", id.ToByteArray(bigEndian: true)),
            ("$customer", customer.ToByteArray(bigEndian: true))
        );
        return id;
    }

    /// <summary>An order taken in branch Centro.</summary>
    private static async Task<Guid> PendingAsync(PortalHost host)
    {
        // the demo of a test may have no order of today: the newest one that counts is as good when it is pending
        var id = await OrderAsync(host, OrderStatus.Delivered);
        await host.WriteAsync(
            "UPDATE Orders SET Status = 1 WHERE hex(Id) = $id",
            ("$id", Convert.ToHexString(id.ToByteArray(bigEndian: true)))
        );
        return id;
    }

    /// <summary>A current prescription of branch Centro.</summary>
    public static async Task<Guid> PrescriptionAsync(PortalHost host, int skip = 0) =>
        Guid.Parse(await host.ReadAsync<string>(Prescription.Replace("{0}", $"{skip}", StringComparison.Ordinal)));

    /// <summary>The demo has no drafts: a current one is as good.</summary>
    private static async Task<Guid> DraftAsync(PortalHost host)
    {
        if (await host.ReadAsync<string>("SELECT hex(Id) FROM Prescriptions WHERE Status = 1 LIMIT 1") is { } known)
        {
            return Guid.Parse(known);
        }

        var id = await PrescriptionAsync(host, skip: 1);
        await host.WriteAsync(
            "UPDATE Prescriptions SET Status = 1 WHERE hex(Id) = $id",
            ("$id", Convert.ToHexString(id.ToByteArray(bigEndian: true)))
        );
        return id;
    }

    /// <summary>A quote of branch Centro.</summary>
    private static async Task<Guid> QuoteAsync(PortalHost host, int skip = 0) =>
        Guid.Parse(await host.ReadAsync<string>(Quote.Replace("{0}", $"{skip}", StringComparison.Ordinal)));

    /// <summary>The demo of a test may have no draft that still runs: another quote is made one.</summary>
    private static async Task<Guid> QuoteDraftAsync(PortalHost host)
    {
        var id = await QuoteAsync(host, skip: 1);
        await host.WriteAsync(
            "UPDATE Quotes SET Status = 1, SentAt = NULL, ValidUntil = '2099-12-31' WHERE hex(Id) = $id",
            ("$id", Convert.ToHexString(id.ToByteArray(bigEndian: true)))
        );
        return id;
    }

    /// <summary>An open job of branch Centro.</summary>
    private static async Task<Guid> JobAsync(PortalHost host) => Guid.Parse(await host.ReadAsync<string>(Job));

    private static async Task<Guid> OrderAsync(PortalHost host, OrderStatus status) =>
        Guid.Parse(await host.ReadAsync<string>(Order.Replace("{0}", $"{(int)status}", StringComparison.Ordinal)));
}
