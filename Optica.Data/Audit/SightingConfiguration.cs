using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Optica.Domain.Audit;

namespace Optica.Data.Audit;

internal sealed class SightingConfiguration : IEntityTypeConfiguration<Sighting>, IEntityTypeConfiguration<SightedCustomer>
{
    private const int IdLength = 16;

    public void Configure(EntityTypeBuilder<Sighting> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Customers).HasMaxLength(Sighting.MostCustomers * IdLength);
        builder.Ignore(row => row.IsBulk);
        builder.HasIndex(row => new { row.OrganisationId, row.At });
        builder.HasIndex(row => new
        {
            row.OrganisationId,
            row.UserId,
            row.At,
        });
        builder.HasIndex(row => new
        {
            row.OrganisationId,
            row.Surface,
            row.At,
        });
    }

    public void Configure(EntityTypeBuilder<SightedCustomer> builder)
    {
        builder.HasKey(row => new
        {
            row.OrganisationId,
            row.CustomerId,
            row.Hour,
            row.UserId,
        });
        builder.HasIndex(row => new { row.OrganisationId, row.Hour });
    }
}
