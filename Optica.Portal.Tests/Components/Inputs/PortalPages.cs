using System.Reflection;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Customers;
using Optica.Domain.Customers;
using Optica.Domain.Quotes;
using Optica.Domain.WorkOrders;
using Optica.Portal.Components.Layout;
using Optica.Portal.Features.Access;
using Optica.Portal.Features.Reports;
using Optica.Portal.Features.WorkOrders;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Data.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Inputs;

/// <summary>A page that is drawn over a circuit, with an address at which it has something to show.</summary>
/// <param name="Component">The page.</param>
/// <param name="Address">Where.</param>
/// <param name="Parameters">What its route says.</param>
internal sealed record PortalPage(Type Component, string Address, IReadOnlyDictionary<string, object> Parameters)
{
    /// <summary>Who looks at it; null for the head of an organisation.</summary>
    public Person? Visitor { get; init; }

    /// <summary>What tells it from others.</summary>
    public string Name { get; init; } = Address;

    /// <summary>Whether a circuit draws it.</summary>
    public bool IsInteractive => !Component.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute));

    /// <summary>Goes to it in a circuit and draws it.</summary>
    public IRenderedComponent<IComponent> Draw(CircuitContext circuit)
    {
        circuit.Services.GetRequiredService<NavigationManager>().NavigateTo(Address);
        return circuit.Render(builder =>
        {
            builder.OpenComponent(0, Component);
            builder.AddMultipleAttributes(1, Parameters!);
            builder.CloseComponent();
        });
    }

    /// <summary>The same page by another address of it.</summary>
    public PortalPage At(string address) => this with { Address = address };

    public override string ToString() => Address;
}

/// <summary>Every page of a circuit, found by reflection, over records made for it.</summary>
internal static class PortalPages
{
    /// <summary>What stands around every page.</summary>
    public static readonly PortalPage Around = new(typeof(MainLayout), "/", new Dictionary<string, object>(StringComparer.Ordinal))
    {
        Name = "(around every page)",
    };

    /// <summary>Tabs and panels that have an address of their own; a word in braces is a record of <see cref="RecordsAsync"/>.</summary>
    private static readonly Dictionary<string, string[]> More = new(StringComparer.Ordinal)
    {
        ["/admin/customers/{Id:guid}"] =
        [
            "?tab=prescriptions",
            "?tab=quotes",
            "?tab=orders",
            "?tab=appointments",
            "?tab=work-orders",
            "?tab=analytics",
            "?tab=history",
            "?tab=rights",
        ],
        // a form that does not open says where it is decided
        ["/admin/quotes/new"] = ["?customer={blocked}"],
        ["/admin/products"] = ["?edit={product}"],
        ["/admin/agreements"] = ["?edit={agreement}"],
        ["/admin/appointments"] = ["?visit={visit}&date=2026-11-30", "?view=month", "?view=today&date=2026-11-30"],
        ["/admin/access"] =
        [
            "?user={user}",
            "?user={user}&edit=1",
            "?user={user}&grant=1",
            "?tab=grants",
            "?tab=branches&add=1",
            "?tab=branches&record={branch}&edit=1",
        ],
    };

    /// <summary>All of them.</summary>
    public static async Task<IReadOnlyList<PortalPage>> AllAsync(ApiHost host)
    {
        var ids = await RecordsAsync(host);
        var received = ids["received"];
        return
        [
            new(
                typeof(WorkOrderPage),
                $"/admin/work-orders/{received}",
                new Dictionary<string, object>(StringComparer.Ordinal) { ["Id"] = received }
            ),
            // the one report with fields of its own
            new(
                typeof(ReportsPage),
                "/admin/reports/breach",
                new Dictionary<string, object>(StringComparer.Ordinal) { [nameof(ReportsPage.Report)] = "breach" }
            ),
            new(typeof(AccessPage), "/admin/access?tab=organisations&add=1", new Dictionary<string, object>(StringComparer.Ordinal))
            {
                Visitor = host.World.Platform,
            },
            .. from type in typeof(Program).Assembly.GetTypes()
            where typeof(IComponent).IsAssignableFrom(type) && !type.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute))
            from route in type.GetCustomAttributes<RouteAttribute>()
            from page in Addresses(type, route.Template, ids)
            select page,
        ];
    }

    /// <summary>One of each route with its tabs and panels, those that no circuit draws included, named by their routes.</summary>
    public static async Task<IReadOnlyList<PortalPage>> EveryAsync(ApiHost host)
    {
        var ids = await RecordsAsync(host);
        ids["rights"] = await RequestAsync(host, ids["customers"]);
        return
        [
            .. from type in typeof(Program).Assembly.GetTypes()
            where typeof(IComponent).IsAssignableFrom(type)
            from route in type.GetCustomAttributes<RouteAttribute>()
            from page in Addresses(type, route.Template, ids).Zip(More.GetValueOrDefault(route.Template, []).Prepend(""))
            select page.First with
            {
                Name = route.Template + page.Second,
            },
        ];
    }

    private static IEnumerable<PortalPage> Addresses(Type type, string template, Dictionary<string, Guid> ids)
    {
        var parameters = new Dictionary<string, object>(StringComparer.Ordinal);
        var segments = template.Split('/');
        for (var at = 0; at < segments.Length; at++)
        {
            if (segments[at].StartsWith('{'))
            {
                object value = segments[at].Contains(":guid", StringComparison.Ordinal) ? ids[segments[at - 1]] : "customers";
                parameters[segments[at].Trim('{', '}').Split(':')[0]] = value;
                segments[at] = $"{value}";
            }
        }

        var page = new PortalPage(type, string.Join('/', segments), parameters);
        return More.GetValueOrDefault(template, [])
            .Select(more =>
                page.At(
                    page.Address + ids.Aggregate(more, (text, id) => text.Replace($"{{{id.Key}}}", $"{id.Value}", StringComparison.Ordinal))
                )
            )
            .Prepend(page);
    }

    private static async Task<Guid> RequestAsync(ApiHost host, Guid customer)
    {
        await using var scope = host.Database.As(host.World.Admin);
        var asking = new RightsInput
        {
            Kind = RightsKind.Access,
            Applicant = "Ana",
            Evidence = "Carnet",
        };
        return (await scope.Get<RightsService>().AskAsync(customer, asking, null, Xunit.TestContext.Current.CancellationToken)).Expect();
    }

    /// <summary>One record for each kind that has a page, by the word of its address.</summary>
    private static async Task<Dictionary<string, Guid>> RecordsAsync(ApiHost host)
    {
        var (database, world) = (host.Database, host.World);
        var customer = await database.AddAsync(world.Centro, People.Full(1));
        var prescription = await database.PrescribeAsync(customer, "od -2.25 os -2.00", DateOnly.FromDateTime(World.Start));
        return new(StringComparer.Ordinal)
        {
            ["customers"] = customer,
            ["orders"] = await database.SellAsync(customer, world.Centro, 100_000),
            ["quotes"] = await database.OfferAsync(Offers.Quote(customer, world.Centro), QuoteStatus.Draft),
            ["work-orders"] = await database.JobAtAsync(WorkOrderStatus.Ordered, customer, world.Centro),
            ["received"] = await database.JobAtAsync(
                WorkOrderStatus.ReceivedFromLab,
                customer,
                world.Centro,
                input => input.PrescriptionId = prescription
            ),
            ["product"] = await database.MakeAsync(Catalog.Frame("Armazón azul", "AZ-1")),
            ["agreement"] = await database.MakeAsync(Catalog.Discount("Banco Azul", 10)),
            ["visit"] = await database.BookAsync(world.Chief, Booking.For(customer, await database.AddBoxAsync(world.Centro))),
            ["user"] = world.Sales.Id,
            ["branch"] = world.Centro,
            ["prescriptions"] = prescription,
            ["blocked"] = await BlockedAsync(host),
        };
    }

    private static async Task<Guid> BlockedAsync(ApiHost host)
    {
        var customer = await host.Database.AddAsync(host.World.Centro, People.Full(2));
        await using var scope = host.Database.As(host.World.Admin);
        await RightsTests.GrantAsync(scope, customer, RightsKind.Block);
        return customer;
    }
}
