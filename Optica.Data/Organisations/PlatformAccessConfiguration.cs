using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Organisations;

namespace Optica.Data.Organisations;

internal sealed class PlatformAccessConfiguration : IEntityTypeConfiguration<PlatformAccess>
{
    public void Configure(EntityTypeBuilder<PlatformAccess> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Reason).HasMaxLength(PlatformAccess.ReasonLength);
        builder.HasOne<OpticaUser>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.UserId, row.EndsAt });
    }
}
