using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Optica.Data.Access;
using Optica.Data.Tenancy;
using Optica.Domain.Appointments;

namespace Optica.Data.Appointments;

internal sealed class ScheduleConfiguration
    : IEntityTypeConfiguration<BookableResource>,
        IEntityTypeConfiguration<BranchSchedule>,
        IEntityTypeConfiguration<BlockedDate>
{
    public void Configure(EntityTypeBuilder<BookableResource> builder)
    {
        builder.OfBranch();
        builder.HasAlternateKey(row => new { row.OrganisationId, row.Id });
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Property(row => row.Name).HasMaxLength(BookableResource.NameLength);
        builder.HasOne<OpticaUser>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<BranchSchedule> builder)
    {
        builder.HasKey(row => row.BranchId);
        builder.OfBranch();
        builder.Property(row => row.BranchId).ValueGeneratedNever();
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Property(row => row.Week).HasMaxLength(WeekHours.TextLength);
        builder
            .HasMany(row => row.BlockedDates)
            .WithOne()
            .HasForeignKey(blocked => new { blocked.OrganisationId, blocked.BranchId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.BranchId })
            .OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<BlockedDate> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Reason).HasMaxLength(BlockedDate.ReasonLength);
        builder.HasIndex(row => new { row.BranchId, row.Day }).IsUnique();
    }
}
