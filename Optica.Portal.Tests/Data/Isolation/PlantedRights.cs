using Microsoft.EntityFrameworkCore;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Isolation;

/// <summary>Requests of rights about a customer, with words that only their readers may see.</summary>
internal static class PlantedRights
{
    public static async Task<(Guid Access, Guid Block)> PlantAsync(TestDatabase database, string place, Guid customerId, Guid by)
    {
        await using var db = database.Open();
        var customer = await db.Customers.SingleAsync(row => row.Id == customerId);
        Guid Add(RightsKind kind)
        {
            var input = new RightsInput
            {
                Kind = kind,
                Applicant = $"ORDER-CANARY-{place}",
                Evidence = $"ORDER-CANARY-{place}",
            };
            var number = $"DER-2026-{place}-{(int)kind}";
            var request = RightsRequest.Ask(customer, number, input, (by, World.Start, DateOnly.FromDateTime(World.Start)));
            db.RightsRequests.Add(request);
            return request.Id;
        }

        var planted = (Add(RightsKind.Access), Add(RightsKind.Block));
        await db.SaveChangesAsync();
        return planted;
    }
}
