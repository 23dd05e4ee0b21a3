using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Optica.Data.Tenancy;
using Optica.Domain.Prescriptions;

namespace Optica.Data.Prescriptions;

internal sealed class PrescriptionConfiguration : IEntityTypeConfiguration<Prescription>, IEntityTypeConfiguration<PrescriptionMedical>
{
    /// <summary>Name of the index that allows one active prescription a customer and kind (OR-23).</summary>
    public const string Current = "IX_Prescriptions_Current";

    /// <summary>Active is 2; both databases read the brackets.</summary>
    private const string IsActive = "[Status] = 2";

    public void Configure(EntityTypeBuilder<Prescription> builder)
    {
        builder.OfCustomer();
        builder.OfBothBranches();
        builder.HasAlternateKey(row => new { row.OrganisationId, row.Id });
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder
            .HasOne<Prescription>()
            .WithOne()
            .HasForeignKey<Prescription>(row => new { row.OrganisationId, row.AmendsId })
            .HasPrincipalKey<Prescription>(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Restrict);
        Indexes(builder);
    }

    public void Configure(EntityTypeBuilder<PrescriptionMedical> builder)
    {
        builder.OfCustomer();
        builder.HasKey(row => row.PrescriptionId);
        builder.Property(row => row.PrescriptionId).ValueGeneratedNever();
        builder.Ignore(row => row.PendingChanges);
        builder
            .HasOne<Prescription>()
            .WithOne()
            .HasForeignKey<PrescriptionMedical>(row => new { row.OrganisationId, row.PrescriptionId })
            .HasPrincipalKey<Prescription>(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Restrict);
    }

    private static void Indexes(EntityTypeBuilder<Prescription> builder)
    {
        builder
            .HasIndex(
                row => new
                {
                    row.OrganisationId,
                    row.CustomerId,
                    row.Kind,
                },
                Current
            )
            .IsUnique()
            .HasFilter(IsActive);
        // a customer's newest
        builder.HasIndex(row => new
        {
            row.CustomerId,
            row.PrescribedOn,
            row.Id,
        });
        // what expires, in all branches or in one
        builder.HasIndex(row => new
        {
            row.OrganisationId,
            row.Status,
            row.ExpiresOn,
            row.Id,
        });
        builder.HasIndex(row => new
        {
            row.CustomerBranchId,
            row.Status,
            row.ExpiresOn,
            row.Id,
        });
    }
}
