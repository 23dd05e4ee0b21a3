using Microsoft.EntityFrameworkCore;
using Optica.Domain.Audit;

namespace Optica.Data;

/// <content>Who was shown whom.</content>
public abstract partial class OpticaDbContext
{
    /// <summary>Pages of customers that somebody was shown.</summary>
    public DbSet<Sighting> Sightings => Set<Sighting>();

    /// <summary>Customers that somebody was shown, by the hour.</summary>
    public DbSet<SightedCustomer> SightedCustomers => Set<SightedCustomer>();
}
