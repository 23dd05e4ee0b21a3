using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Optica.Domain.Common;
using Optica.Domain.Organisations;
using Optica.Domain.Segments;

namespace Optica.Data.Segments;

internal sealed class FiguresConfiguration
    : IEntityTypeConfiguration<CustomerCount>,
        IEntityTypeConfiguration<BranchMonth>,
        IEntityTypeConfiguration<SegmentMovement>
{
    public void Configure(EntityTypeBuilder<CustomerCount> builder)
    {
        builder.HasKey(row => new
        {
            row.OrganisationId,
            row.BranchId,
            row.IsActive,
            row.Tier,
            row.LastOrderDay,
        });
        OfBranch(builder);
    }

    public void Configure(EntityTypeBuilder<BranchMonth> builder)
    {
        builder.HasKey(row => new
        {
            row.OrganisationId,
            row.BranchId,
            row.Month,
        });
        OfBranch(builder);
    }

    public void Configure(EntityTypeBuilder<SegmentMovement> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => new
        {
            row.OrganisationId,
            row.Month,
            row.BranchId,
        });
        OfBranch(builder);
    }

    private static void OfBranch<T>(EntityTypeBuilder<T> builder)
        where T : class, IBranchOwned =>
        builder
            .HasOne<Branch>()
            .WithMany()
            .HasForeignKey(nameof(IOrganisationOwned.OrganisationId), nameof(IBranchOwned.BranchId))
            .HasPrincipalKey(nameof(Branch.OrganisationId), nameof(Branch.Id))
            .OnDelete(DeleteBehavior.Restrict);
}
