using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Optica.Data.Tenancy;
using Optica.Domain.Segments;

namespace Optica.Data.Segments;

internal sealed class FiguresConfiguration
    : IEntityTypeConfiguration<CustomerCount>,
        IEntityTypeConfiguration<BranchMonth>,
        IEntityTypeConfiguration<SegmentMovement>
{
    public void Configure(EntityTypeBuilder<CustomerCount> builder)
    {
        // from the span and its days on: what is summed lies together
        builder.HasKey(row => new
        {
            row.OrganisationId,
            row.Span,
            row.LastOrderDay,
            row.BranchId,
            row.IsActive,
            row.Tier,
        });
        builder.OfBranch();
    }

    public void Configure(EntityTypeBuilder<BranchMonth> builder)
    {
        builder.HasKey(row => new
        {
            row.OrganisationId,
            row.BranchId,
            row.Month,
        });
        builder.OfBranch();
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
        builder.OfBranch();
    }
}
