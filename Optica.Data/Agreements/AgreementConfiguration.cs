using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Optica.Domain.Agreements;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;

namespace Optica.Data.Agreements;

internal sealed class AgreementConfiguration : IEntityTypeConfiguration<Agreement>, IEntityTypeConfiguration<AgreementMember>
{
    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.HasAlternateKey(row => new { row.OrganisationId, row.Id });
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Property(row => row.Institution).HasMaxLength(Agreement.InstitutionLength);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.OrganisationId, row.Institution });
    }

    public void Configure(EntityTypeBuilder<AgreementMember> builder)
    {
        builder.HasKey(row => new
        {
            row.OrganisationId,
            row.CustomerId,
            row.AgreementId,
        });
        builder.Property(row => row.Institution).HasMaxLength(Agreement.InstitutionLength);
        builder
            .HasOne<Customer>()
            .WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.CustomerId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<Agreement>()
            .WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.AgreementId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Restrict);
    }
}
