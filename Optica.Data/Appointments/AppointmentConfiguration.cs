using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Optica.Data.Tenancy;
using Optica.Domain.Appointments;

namespace Optica.Data.Appointments;

internal sealed class AppointmentConfiguration : IEntityTypeConfiguration<Appointment>, IEntityTypeConfiguration<AppointmentCell>
{
    public void Configure(EntityTypeBuilder<Appointment> builder)
    {
        builder.OfCustomer();
        builder.OfBothBranches();
        builder.HasAlternateKey(row => new { row.OrganisationId, row.Id });
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Property(row => row.GuestName).HasMaxLength(AppointmentInput.GuestNameLength);
        builder.Property(row => row.GuestRut).HasMaxLength(12);
        builder.Property(row => row.GuestPhone).HasMaxLength(20);
        builder.Property(row => row.CancelReason).HasMaxLength(Appointment.ReasonLength);
        builder.Property(row => row.Notes).HasMaxLength(AppointmentInput.NotesLength);
        builder
            .HasOne<BookableResource>()
            .WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.ResourceId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasMany(row => row.Cells)
            .WithOne()
            .HasForeignKey(cell => new { cell.OrganisationId, cell.AppointmentId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Cascade);
        Indexes(builder);
    }

    /// <summary>The key decides who has a resource at a time: the second booking of five minutes fails.</summary>
    public void Configure(EntityTypeBuilder<AppointmentCell> builder)
    {
        builder.HasKey(row => new { row.ResourceId, row.Cell });
        builder.Property(row => row.Cell).ValueGeneratedNever();
        builder
            .HasOne<BookableResource>()
            .WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.ResourceId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Restrict);
    }

    /// <summary>Ranges of the calendar: all branches, a branch, a resource, a customer.</summary>
    private static void Indexes(EntityTypeBuilder<Appointment> builder)
    {
        foreach (
            var scope in new[]
            {
                nameof(Appointment.OrganisationId),
                nameof(Appointment.BranchId),
                nameof(Appointment.ResourceId),
                nameof(Appointment.CustomerId),
            }
        )
        {
            builder.HasIndex(scope, nameof(Appointment.StartsAt), nameof(Appointment.Id));
        }
    }
}
