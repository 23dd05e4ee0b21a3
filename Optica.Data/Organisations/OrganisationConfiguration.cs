using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Organisations;
using Optica.Domain.Prescriptions;
using Optica.Domain.Quotes;

namespace Optica.Data.Organisations;

internal sealed class OrganisationConfiguration
    : IEntityTypeConfiguration<Organisation>,
        IEntityTypeConfiguration<Branch>,
        IEntityTypeConfiguration<BranchMembership>,
        IEntityTypeConfiguration<BranchGrant>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Property(row => row.Name).HasMaxLength(Organisation.NameLength);
        builder.Property(row => row.TimeZone).HasMaxLength(60);
        // organisations from before these settings get what new ones start with
        builder.Property(row => row.SpectacleMonths).HasDefaultValue(PrescriptionRules.Default.SpectacleMonths);
        builder.Property(row => row.ContactLensMonths).HasDefaultValue(PrescriptionRules.Default.ContactLensMonths);
        builder.Property(row => row.ExamMonths).HasDefaultValue(PrescriptionRules.Default.ExamMonths);
        builder.Property(row => row.QuoteDays).HasDefaultValue(QuoteRules.Default.ValidityDays);
        builder.Property(row => row.WarrantyMonths).HasDefaultValue(QuoteRules.Default.WarrantyMonths);
    }

    public void Configure(EntityTypeBuilder<Branch> builder)
    {
        builder.HasAlternateKey(row => new { row.OrganisationId, row.Id });
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Property(row => row.Name).HasMaxLength(Branch.NameLength);
        builder.Property(row => row.Address).HasMaxLength(Branch.AddressLength);
        builder.Property(row => row.City).HasMaxLength(Branch.CityLength);
        builder.Property(row => row.Phone).HasMaxLength(Branch.PhoneLength);
        builder.Property(row => row.TimeZone).HasMaxLength(60);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.OrganisationId, row.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<BranchMembership> builder)
    {
        builder.HasKey(row => new { row.UserId, row.BranchId });
        builder.HasOne<OpticaUser>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<Branch>()
            .WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.BranchId })
            .HasPrincipalKey(branch => new { branch.OrganisationId, branch.Id })
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<BranchGrant> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Reason).HasMaxLength(BranchGrant.ReasonLength);
        builder.HasOne<OpticaUser>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<Branch>()
            .WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.BranchId })
            .HasPrincipalKey(branch => new { branch.OrganisationId, branch.Id })
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.UserId, row.ExpiresAt });
    }
}
