using Microsoft.EntityFrameworkCore;
using Optica.Domain.Customers;

namespace Optica.Data;

/// <content>Consents and the rights of persons.</content>
public abstract partial class OpticaDbContext
{
    /// <summary>What customers said about being contacted.</summary>
    public DbSet<CustomerConsent> CustomerConsents => Set<CustomerConsent>();

    /// <summary>Requests of rights.</summary>
    public DbSet<RightsRequest> RightsRequests => Set<RightsRequest>();
}
