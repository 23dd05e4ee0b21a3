using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Search;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Portal.Tests.Support;

/// <summary>The index in memory, which the portal loads in the background, and customers by the hundred to search for.</summary>
internal static class Searching
{
    /// <summary>Loads every organisation: searches are answered by the index from now on.</summary>
    public static async Task IndexAsync(this IServiceProvider services)
    {
        await using var db = services.GetRequiredService<SystemAccess>().Open();
        foreach (var organisation in await db.Organisations.Select(row => row.Id).ToListAsync())
        {
            await services.GetRequiredService<SearchIndex>().LoadAsync(organisation, CancellationToken.None);
        }
    }

    /// <summary>Writes customers past the services: nobody is told of them.</summary>
    public static async Task PlantAsync(this TestDatabase database, IEnumerable<(Guid Branch, CustomerInput Input)> people)
    {
        var world = database.World;
        await using var db = database.Open();
        foreach (var (branch, input) in people)
        {
            CustomerInputNormaliser.Normalise(input);
            var organisation = branch == world.Costa || branch == world.Cerro ? world.South : world.North;
            var customer = Customer.Create(Ids.New(World.Start), (organisation, branch), input, SharedContact.None);
            db.Add(customer);
            db.Add(CustomerFigures.Create(customer, World.Start));
        }

        await db.SaveChangesAsync();
    }

    /// <summary>A customer of this name, with nothing else.</summary>
    public static CustomerInput Named(string first, string? last = null) => new() { FirstName = first, LastName = last };

    /// <summary>Asks as somebody.</summary>
    public static async Task<CustomerSearchAnswer> FindAsync(this TestDatabase database, Person person, string? text)
    {
        await using var scope = database.As(person);
        return (await scope.Search.FindAsync(text, CancellationToken.None)).Expect();
    }

    /// <summary>Who is found, in order, with the count.</summary>
    public static string Told(this CustomerSearchAnswer answer) =>
        $"{string.Join(",", answer.Items.Select(row => row.FullName))} of {answer.Total}";
}
