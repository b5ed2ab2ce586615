/* libgit2, which is opened together with the first dossier: it brings a dozen libraries with it,
 * and to load them takes longer than to read and compare two drafts.
 *
 * Every function of libgit2 that this layer calls has a row in both lists; one that has none does
 * not link. Include this in place of libgit2's own headers. */
#ifndef TVX_DOSSIER_GIT_H
#define TVX_DOSSIER_GIT_H

#include "travaux/base.h"

#include <git2.h>
#include <git2/sys/commit_graph.h>
#include <git2/sys/mempack.h>
#include <git2/sys/odb_backend.h>

/* Loads and starts libgit2. Everyone who starts it calls git_libgit2_shutdown in the end. */
int tvx_git_start(struct tvx_error *err);

/* clang-format off */
#define TVX_GIT_FUNCTIONS(F) \
	F(git_buf_dispose) \
	F(git_commit_graph_writer_add_revwalk) \
	F(git_commit_graph_writer_commit) \
	F(git_commit_graph_writer_free) \
	F(git_commit_graph_writer_new) \
	F(git_commit_graph_writer_options_init) \
	F(git_config_free) \
	F(git_config_get_int32) \
	F(git_config_get_string_buf) \
	F(git_config_open_default) \
	F(git_config_set_string) \
	F(git_error_last) \
	F(git_index_add) \
	F(git_index_entrycount) \
	F(git_index_free) \
	F(git_index_get_byindex) \
	F(git_index_get_bypath) \
	F(git_index_open) \
	F(git_index_remove) \
	F(git_index_write) \
	F(git_libgit2_init) \
	F(git_libgit2_opts) \
	F(git_libgit2_shutdown) \
	F(git_mempack_new) \
	F(git_mempack_reset) \
	F(git_object_free) \
	F(git_object_id) \
	F(git_object_peel) \
	F(git_object_type2string) \
	F(git_odb_add_backend) \
	F(git_odb_backend_one_pack) \
	F(git_odb_exists) \
	F(git_odb_exists_ext) \
	F(git_odb_foreach) \
	F(git_odb_free) \
	F(git_odb_hash) \
	F(git_odb_hashfile) \
	F(git_odb_new) \
	F(git_odb_object_data) \
	F(git_odb_object_free) \
	F(git_odb_object_size) \
	F(git_odb_object_type) \
	F(git_odb_read) \
	F(git_odb_refresh) \
	F(git_odb_write) \
	F(git_oid_cpy) \
	F(git_oid_equal) \
	F(git_oid_fromstr) \
	F(git_oid_fromstrn) \
	F(git_oid_is_zero) \
	F(git_oid_tostr) \
	F(git_packbuilder_free) \
	F(git_packbuilder_insert) \
	F(git_packbuilder_name) \
	F(git_packbuilder_new) \
	F(git_packbuilder_write) \
	F(git_reference_create) \
	F(git_reference_create_matching) \
	F(git_reference_foreach) \
	F(git_reference_foreach_glob) \
	F(git_reference_free) \
	F(git_reference_lookup) \
	F(git_reference_name) \
	F(git_reference_name_to_id) \
	F(git_reference_peel) \
	F(git_reference_resolve) \
	F(git_reference_symbolic_target) \
	F(git_reference_target) \
	F(git_reference_type) \
	F(git_repository_commondir) \
	F(git_repository_config) \
	F(git_repository_config_snapshot) \
	F(git_repository_free) \
	F(git_repository_head_unborn) \
	F(git_repository_init_ext) \
	F(git_repository_init_options_init) \
	F(git_repository_is_bare) \
	F(git_repository_is_shallow) \
	F(git_repository_odb) \
	F(git_repository_open) \
	F(git_repository_open_ext) \
	F(git_repository_path) \
	F(git_repository_set_ident) \
	F(git_repository_state) \
	F(git_repository_workdir) \
	F(git_revparse_single) \
	F(git_revwalk_free) \
	F(git_revwalk_new) \
	F(git_revwalk_push_glob) \
	F(git_tag_free) \
	F(git_tag_lookup) \
	F(git_tag_message) \
	F(git_tag_peel) \
	F(git_tag_tagger)

struct tvx_git {
#define F(name) __typeof__(name) *name;
	TVX_GIT_FUNCTIONS(F)
#undef F
};

extern struct tvx_git tvx_git;

#ifndef TVX_GIT_LOADING
#define git_buf_dispose (*tvx_git.git_buf_dispose)
#define git_commit_graph_writer_add_revwalk (*tvx_git.git_commit_graph_writer_add_revwalk)
#define git_commit_graph_writer_commit (*tvx_git.git_commit_graph_writer_commit)
#define git_commit_graph_writer_free (*tvx_git.git_commit_graph_writer_free)
#define git_commit_graph_writer_new (*tvx_git.git_commit_graph_writer_new)
#define git_commit_graph_writer_options_init (*tvx_git.git_commit_graph_writer_options_init)
#define git_config_free (*tvx_git.git_config_free)
#define git_config_get_int32 (*tvx_git.git_config_get_int32)
#define git_config_get_string_buf (*tvx_git.git_config_get_string_buf)
#define git_config_open_default (*tvx_git.git_config_open_default)
#define git_config_set_string (*tvx_git.git_config_set_string)
#define git_error_last (*tvx_git.git_error_last)
#define git_index_add (*tvx_git.git_index_add)
#define git_index_entrycount (*tvx_git.git_index_entrycount)
#define git_index_free (*tvx_git.git_index_free)
#define git_index_get_byindex (*tvx_git.git_index_get_byindex)
#define git_index_get_bypath (*tvx_git.git_index_get_bypath)
#define git_index_open (*tvx_git.git_index_open)
#define git_index_remove (*tvx_git.git_index_remove)
#define git_index_write (*tvx_git.git_index_write)
#define git_libgit2_init (*tvx_git.git_libgit2_init)
#define git_libgit2_opts (*tvx_git.git_libgit2_opts)
#define git_libgit2_shutdown (*tvx_git.git_libgit2_shutdown)
#define git_mempack_new (*tvx_git.git_mempack_new)
#define git_mempack_reset (*tvx_git.git_mempack_reset)
#define git_object_free (*tvx_git.git_object_free)
#define git_object_id (*tvx_git.git_object_id)
#define git_object_peel (*tvx_git.git_object_peel)
#define git_object_type2string (*tvx_git.git_object_type2string)
#define git_odb_add_backend (*tvx_git.git_odb_add_backend)
#define git_odb_backend_one_pack (*tvx_git.git_odb_backend_one_pack)
#define git_odb_exists (*tvx_git.git_odb_exists)
#define git_odb_exists_ext (*tvx_git.git_odb_exists_ext)
#define git_odb_foreach (*tvx_git.git_odb_foreach)
#define git_odb_free (*tvx_git.git_odb_free)
#define git_odb_hash (*tvx_git.git_odb_hash)
#define git_odb_hashfile (*tvx_git.git_odb_hashfile)
#define git_odb_new (*tvx_git.git_odb_new)
#define git_odb_object_data (*tvx_git.git_odb_object_data)
#define git_odb_object_free (*tvx_git.git_odb_object_free)
#define git_odb_object_size (*tvx_git.git_odb_object_size)
#define git_odb_object_type (*tvx_git.git_odb_object_type)
#define git_odb_read (*tvx_git.git_odb_read)
#define git_odb_refresh (*tvx_git.git_odb_refresh)
#define git_odb_write (*tvx_git.git_odb_write)
#define git_oid_cpy (*tvx_git.git_oid_cpy)
#define git_oid_equal (*tvx_git.git_oid_equal)
#define git_oid_fromstr (*tvx_git.git_oid_fromstr)
#define git_oid_fromstrn (*tvx_git.git_oid_fromstrn)
#define git_oid_is_zero (*tvx_git.git_oid_is_zero)
#define git_oid_tostr (*tvx_git.git_oid_tostr)
#define git_packbuilder_free (*tvx_git.git_packbuilder_free)
#define git_packbuilder_insert (*tvx_git.git_packbuilder_insert)
#define git_packbuilder_name (*tvx_git.git_packbuilder_name)
#define git_packbuilder_new (*tvx_git.git_packbuilder_new)
#define git_packbuilder_write (*tvx_git.git_packbuilder_write)
#define git_reference_create (*tvx_git.git_reference_create)
#define git_reference_create_matching (*tvx_git.git_reference_create_matching)
#define git_reference_foreach (*tvx_git.git_reference_foreach)
#define git_reference_foreach_glob (*tvx_git.git_reference_foreach_glob)
#define git_reference_free (*tvx_git.git_reference_free)
#define git_reference_lookup (*tvx_git.git_reference_lookup)
#define git_reference_name (*tvx_git.git_reference_name)
#define git_reference_name_to_id (*tvx_git.git_reference_name_to_id)
#define git_reference_peel (*tvx_git.git_reference_peel)
#define git_reference_resolve (*tvx_git.git_reference_resolve)
#define git_reference_symbolic_target (*tvx_git.git_reference_symbolic_target)
#define git_reference_target (*tvx_git.git_reference_target)
#define git_reference_type (*tvx_git.git_reference_type)
#define git_repository_commondir (*tvx_git.git_repository_commondir)
#define git_repository_config (*tvx_git.git_repository_config)
#define git_repository_config_snapshot (*tvx_git.git_repository_config_snapshot)
#define git_repository_free (*tvx_git.git_repository_free)
#define git_repository_head_unborn (*tvx_git.git_repository_head_unborn)
#define git_repository_init_ext (*tvx_git.git_repository_init_ext)
#define git_repository_init_options_init (*tvx_git.git_repository_init_options_init)
#define git_repository_is_bare (*tvx_git.git_repository_is_bare)
#define git_repository_is_shallow (*tvx_git.git_repository_is_shallow)
#define git_repository_odb (*tvx_git.git_repository_odb)
#define git_repository_open (*tvx_git.git_repository_open)
#define git_repository_open_ext (*tvx_git.git_repository_open_ext)
#define git_repository_path (*tvx_git.git_repository_path)
#define git_repository_set_ident (*tvx_git.git_repository_set_ident)
#define git_repository_state (*tvx_git.git_repository_state)
#define git_repository_workdir (*tvx_git.git_repository_workdir)
#define git_revparse_single (*tvx_git.git_revparse_single)
#define git_revwalk_free (*tvx_git.git_revwalk_free)
#define git_revwalk_new (*tvx_git.git_revwalk_new)
#define git_revwalk_push_glob (*tvx_git.git_revwalk_push_glob)
#define git_tag_free (*tvx_git.git_tag_free)
#define git_tag_lookup (*tvx_git.git_tag_lookup)
#define git_tag_message (*tvx_git.git_tag_message)
#define git_tag_peel (*tvx_git.git_tag_peel)
#define git_tag_tagger (*tvx_git.git_tag_tagger)
#endif
/* clang-format on */

#endif
